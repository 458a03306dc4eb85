import { z } from 'zod';
import { Role, UserName } from '../words/role.ts';
import { AlertMeant } from './expectation.ts';
import type { ScenarioFault } from './fault.ts';
import { Id, Sentence } from './names.ts';
import { Place } from './place.ts';
import { readYaml } from './read-yaml.ts';
import { Offset } from './times.ts';

const who = {
  at: Offset,
  by: UserName.default('Trainee'),
  role: Role.default('operator'),
};
const alert = AlertMeant.describe('Which alert, by its rule and whose it is.');

/** Something that a person does in a run without screens: stands in for trainees, to show and to test a score. */
export const ScriptedAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('plot'), ...who, of: Id.describe('The call that is taken down.'), position: Place.optional().describe('Where it is plotted; without it where it was said to be.') }),
  z.strictObject({ do: z.literal('acknowledge'), ...who, alert, shown: z.boolean().default(true).describe('Whether its object is on the chart.'), note: Sentence.optional() }),
  z.strictObject({ do: z.literal('log'), ...who, alert, what: Sentence }),
  z.strictObject({ do: z.literal('look'), ...who, alert }),
  z.strictObject({ do: z.literal('silence'), ...who, alert }),
  z.strictObject({ do: z.literal('watch'), ...who, zone: z.string().min(1).describe('Id of a zone that is brought onto the screen.') }),
]);
export type ScriptedAct = z.infer<typeof ScriptedAct>;

const Acts = z.strictObject({ acts: z.array(ScriptedAct).max(2_000) });

/** Reads what people do in a run, in the order of their times. */
export function readActs(text: string): { readonly acts: readonly ScriptedAct[] } | { readonly faults: readonly ScenarioFault[] } {
  const read = readYaml(text, Acts, () => []);
  return 'faults' in read ? read : { acts: read.value.acts.toSorted((a, b) => a.at - b.at) };
}
