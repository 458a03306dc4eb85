import type { Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';

/**
 * A condition with an on-delay and an off-delay. It exists only while there is something to remember.
 *
 * - `pending`: the condition holds, not yet long enough
 * - `on`: it holds
 * - `releasing`: on, but it no longer holds; not yet for long enough
 */
export interface Delayed {
  readonly phase: 'pending' | 'on' | 'releasing';
  /** Time of the position that began it. */
  readonly since: Time;
  /** When the phase ends by itself; null when it does not. */
  readonly due: Time | null;
  /** It could not be checked when last looked at. */
  readonly unsure: boolean;
}

/** Seconds that a condition must hold before it counts, and must be gone before it is over. */
export interface Delays {
  readonly holdS: number;
  readonly releaseS: number;
}

/** The condition after it was looked at; null when there is nothing left to remember. */
export function looked(now: Delayed | null, value: Condition, at: Time, delays: Delays): Delayed | null {
  switch (value) {
    case 'true':
      if (now === null) return delays.holdS === 0 ? { phase: 'on', since: at, due: null, unsure: false } : { phase: 'pending', since: at, due: at + delays.holdS * 1000, unsure: false };
      if (now.phase === 'pending' || (now.phase === 'on' && !now.unsure)) return now;
      return { phase: 'on', since: now.since, due: null, unsure: false };
    case 'false':
      if (now === null || now.phase === 'pending' || delays.releaseS === 0) return null;
      if (now.phase === 'releasing') return now;
      return { phase: 'releasing', since: now.since, due: at + delays.releaseS * 1000, unsure: false };
    case 'unknown':
      if (now === null || now.phase === 'pending') return null;
      return { phase: 'on', since: now.since, due: null, unsure: true };
  }
}

/** The condition after its `due` has come. */
export const elapsed = (now: Delayed): Delayed | null => (now.phase === 'pending' ? { ...now, phase: 'on', due: null } : null);

/** Whether it counts. */
export const stands = (now: Delayed): boolean => now.phase !== 'pending';
