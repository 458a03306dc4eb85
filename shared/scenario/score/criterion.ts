import type { ScoreFacts } from './facts.ts';
import type { Figure } from './figure.ts';

/** One thing that a score looks at. A later capability adds its own: a file here and a line in `score.ts`. */
export interface Criterion {
  /** Unique among criteria. */
  readonly name: string;
  /** Pure: the same facts give the same figure. */
  readonly judge: (facts: ScoreFacts) => Figure;
}
