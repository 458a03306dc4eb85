import type { RetryTimes } from './retry.ts';
import type { SourceClock } from './source.ts';

/** What sources need from the house. */
export interface SourceContext {
  /** The watch's time: stamps what live sources receive. */
  readonly clock: SourceClock;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** Names that are taken; a source that is opened adds its own. */
  readonly names: Set<string>;
  /** Wall time for health, milliseconds; the time of day unless a test says otherwise. */
  readonly wall?: () => number;
  readonly retry?: RetryTimes;
}
