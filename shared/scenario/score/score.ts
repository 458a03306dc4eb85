import { acknowledgedUnshown } from './criteria/acknowledged-unshown.criterion.ts';
import { raisedToAcknowledged, raisedToSeen } from './criteria/alert-reaction.criterion.ts';
import { expectations } from './criteria/expectations.criterion.ts';
import { letEscalate } from './criteria/let-escalate.criterion.ts';
import { timeToPlot } from './criteria/time-to-plot.criterion.ts';
import type { Criterion } from './criterion.ts';
import type { ScoreFacts } from './facts.ts';
import type { Score, Verdict } from './figure.ts';

/** Everything that a score looks at, in the order in which it is told. */
const CRITERIA: readonly Criterion[] = [expectations, timeToPlot, raisedToSeen, raisedToAcknowledged, acknowledgedUnshown, letEscalate];

/** What an exercise came to. Pure: the same facts give the same score. */
export function scoreOf(facts: ScoreFacts): Score {
  const figures = CRITERIA.map(({ judge }) => judge(facts));
  const expected = figures.find(({ criterion }) => criterion === expectations.name)?.cases ?? [];
  const count = (verdict: Verdict): number => expected.filter((each) => each.verdict === verdict).length;
  return {
    scenario: facts.scenario.title,
    from: facts.scenario.starts,
    to: facts.until,
    expectations: { met: count('met'), late: count('late'), missed: count('missed'), open: count('open'), void: count('void') },
    figures,
  };
}
