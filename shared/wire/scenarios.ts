import { z } from 'zod';
import { MOST_SCENARIO_CHARS } from '../words/exercise.ts';
import { Time } from '../words/position.ts';
import { UserName } from '../words/role.ts';

/** A scenario that comes with the product, by its name (`quiet-night`), or one of the centre's own (`own-1a2b3c4d`). */
export const ScenarioId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'the id of a scenario, as quiet-night');
export type ScenarioId = z.infer<typeof ScenarioId>;

/** What a trainer chooses a scenario by. What its text does not say, or cannot be read for, is null or empty. */
export const ScenarioCard = z.object({
  id: ScenarioId,
  title: z.string(),
  brief: z.string(),
  objectives: z.array(z.string()),
  minutes: z.number().nullable(),
  /** It comes with the product, and is copied rather than changed. */
  shipped: z.boolean(),
  /** 1, 2, 3 ...; 0 of one that is shipped. */
  revision: z.number().int().min(0),
  savedAt: Time.nullable(),
  savedBy: UserName.nullable(),
  /** How many faults stand in its text. With any it is a draft: no exercise can be opened from it. */
  faults: z.number().int().min(0),
  /** It was put aside: in no list of what can be played, and not lost. */
  aside: z.boolean(),
});
export type ScenarioCard = z.infer<typeof ScenarioCard>;

/** Something wrong with a scenario's text, at its place in it: as `varne scenario check` says it. */
export const ScenarioFaultView = z.object({ line: z.number().int().min(1), column: z.number().int().min(1), where: z.string(), message: z.string() });

/** A scenario with its text, and everything that is wrong with it. */
export const ScenarioView = ScenarioCard.extend({ text: z.string(), found: z.array(ScenarioFaultView) });
export type ScenarioView = z.infer<typeof ScenarioView>;

/** What was done to one of the centre's own. */
export const ScenarioAct = z.enum(['made', 'saved', 'put-aside', 'brought-back']);
export type ScenarioAct = z.infer<typeof ScenarioAct>;

/** One line of its history. Its text is kept as it was. */
export const ScenarioVersion = z.object({ revision: z.number().int().min(1), act: ScenarioAct, at: Time, by: UserName, title: z.string() });
export type ScenarioVersion = z.infer<typeof ScenarioVersion>;

const Text = z.string().min(1, 'a text is needed').max(MOST_SCENARIO_CHARS, `at most ${MOST_SCENARIO_CHARS} characters`);
const Revision = z.number().int().min(1, 'the revision that was seen, 1 or more');

export const NewScenario = z.object({ text: Text }).strict();
export type NewScenario = z.infer<typeof NewScenario>;

/** The text as it is to be, and the revision that it was written on: another since then is never written over unseen. */
export const ScenarioChange = z.object({ text: Text, revision: Revision }).strict();
export type ScenarioChange = z.infer<typeof ScenarioChange>;

/** Puts it aside or brings it back, as seen at this revision. */
export const ScenarioShelving = z.object({ aside: z.boolean(), revision: Revision }).strict();
export type ScenarioShelving = z.infer<typeof ScenarioShelving>;

export const ScenariosQuery = z.object({ aside: z.enum(['true', 'false']).default('false') });
export const ScenarioQuery = z.object({ revision: z.coerce.number().int().min(1).optional() });
