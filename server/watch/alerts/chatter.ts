import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { CHATTER_SETS, CHATTER_WITHIN_MS, OFF_DELAY_AT_MOST_MS, OFF_DELAY_MS } from '../../../shared/words/alert-limits.ts';

/** What is remembered of how often a condition was set. */
export type Chatter = Pick<Alert, 'sets' | 'chattering' | 'offDelayMs'>;

/**
 * The chatter rule: the condition was set, again. From the third time within a minute it chatters: it counts as gone only when it
 * has stayed away for its off-delay doubled, and doubled again each time that it comes back sooner, to at most 5 min.
 */
export function afterSet(before: Chatter, at: Time): Chatter {
  const sets = [...before.sets, at].slice(-CHATTER_SETS);
  if (before.chattering) return { sets, chattering: true, offDelayMs: Math.min(before.offDelayMs * 2, OFF_DELAY_AT_MOST_MS) };
  const chattering = sets.length === CHATTER_SETS && at - (sets[0] ?? at) <= CHATTER_WITHIN_MS;
  return { sets, chattering, offDelayMs: chattering ? 2 * OFF_DELAY_MS : 0 };
}

/** It stayed away, or stood, for long enough: nothing is held against it. */
export const CALM: Chatter = { sets: [], chattering: false, offDelayMs: 0 };
