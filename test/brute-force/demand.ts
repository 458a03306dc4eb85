/** Something that had to be told: at some time from `from`, and by `by` at the latest. Milliseconds. */
export interface Demand {
  readonly key: string;
  readonly from: number;
  readonly by: number;
  /** In words, for who looks into it. */
  readonly why: string;
}

/**
 * How late an alert may be beyond its rule's delay, milliseconds: the rules look once a second, at what came before that second, and
 * this check looks at whole seconds too.
 */
export const LATE_MS = 3000;
