import type { Time } from '../../words/position.ts';
import type { Verdict } from './figure.ts';

/** How something came out that had to be done within a time. */
export function verdictOf(from: Time, done: Time | null, withinMs: number, until: Time): Verdict {
  if (done !== null) return done - from <= withinMs ? 'met' : 'late';
  return until - from < withinMs ? 'open' : 'missed';
}

/** Seconds between two moments. */
export const secondsBetween = (from: Time, to: Time | null): number | null => (to === null ? null : (to - from) / 1_000);
