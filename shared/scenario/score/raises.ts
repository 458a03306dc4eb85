import type { Raises } from '../expectation.ts';
import { alertsMeant } from './alert-story.ts';
import type { ScoreFacts } from './facts.ts';

/** Whether an alert that the scenario is about was raised, and when: milliseconds from the start. */
export interface RaisedOrNot {
  readonly raises: Raises;
  readonly at: number | null;
  readonly inTime: boolean;
}

/** Whether a scenario raises what it is about. */
export function raisedOrNot(facts: ScoreFacts): RaisedOrNot[] {
  return facts.scenario.raises.map((raises) => {
    const first = alertsMeant(raises, facts)[0];
    const at = first === undefined ? null : first.part.at - facts.scenario.starts;
    return { raises, at, inTime: at !== null && at <= raises.by };
  });
}
