import { SHIPPED } from '../scenario/shipped.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import type { ScenarioCard } from '../../shared/wire/scenarios.ts';

let cards: ScenarioCard[] | null = null;

/** The scenarios that come with the product, read once. */
export function shippedCards(): ScenarioCard[] {
  cards ??= [...SHIPPED].flatMap(([id, text]) => {
    const read = readScenario(text);
    if ('faults' in read) throw new Error(`the scenario ${id} that is shipped cannot be read: line ${read.faults[0]?.line}: ${read.faults[0]?.message}`);
    const { title, brief, objectives, lasts } = read.scenario;
    return [{ id, title, brief, objectives, minutes: Math.round(lasts / 60_000), text }];
  });
  return cards;
}
