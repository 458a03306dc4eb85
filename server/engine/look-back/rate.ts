import type { Time } from '../../../shared/words/position.ts';

const TEN_MINUTES_MS = 600_000;
const TENS_IN_HOUR = 6;

/** How many in ten minutes on average, to two places; a stretch shorter than ten minutes counts as ten. */
export const perTenMinutes = (count: number, hours: number): number => Math.round((count / Math.max(1, hours * TENS_IN_HOUR)) * 100) / 100;

/** The most that came within any ten minutes, and when the first of those did. `times` rise. */
export function worstTenMinutes(times: readonly Time[]): { count: number; from: Time | null } {
  let worst = 0;
  let from: Time | null = null;
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= TEN_MINUTES_MS) first++;
    if (last - first + 1 <= worst) continue;
    worst = last - first + 1;
    from = times[first]!;
  }
  return { count: worst, from };
}
