import type { Expectation } from '../../expectation.ts';
import type { ScoreFacts } from '../facts.ts';
import type { Moment, Verdict } from '../figure.ts';

/** How one expectation came out: seconds that it took, and the moments that it rests on. */
export interface Judged {
  readonly verdict: Verdict;
  readonly value: number | null;
  readonly moments: Moment[];
}

/** Judges expectations of one kind. */
export type Judge<Kind extends Expectation['kind']> = (expectation: Extract<Expectation, { kind: Kind }>, facts: ScoreFacts) => Judged;
