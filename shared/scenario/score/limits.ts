import type { Time } from '../../words/position.ts';
import type { ScoreFacts } from './facts.ts';
import type { Verdict } from './figure.ts';

/** Closer to its end than this there is nothing more to play, in milliseconds. */
export const AT_THE_END_MS = 1_000;

/** Whether a scenario was played to its end. Until then what has no time limit may still be done, and what did not happen may still. */
const isPlayed = ({ scenario, until }: Pick<ScoreFacts, 'scenario' | 'until'>): boolean => until >= scenario.starts + scenario.lasts - AT_THE_END_MS;

/** How something stands that was not done and has no time limit. */
export const undone = (facts: Pick<ScoreFacts, 'scenario' | 'until'>): Verdict => (isPlayed(facts) ? 'missed' : 'open');

/** How something stands that could not be done as yet, because what it is about did not happen. */
export const notHappened = (facts: Pick<ScoreFacts, 'scenario' | 'until'>): Verdict => (isPlayed(facts) ? 'void' : 'open');

/** How something came out that had to be done within a time. */
export function verdictOf(from: Time, done: Time | null, withinMs: number, until: Time): Verdict {
  if (done !== null) return done - from <= withinMs ? 'met' : 'late';
  return until - from < withinMs ? 'open' : 'missed';
}

/** Seconds between two moments. */
export const secondsBetween = (from: Time, to: Time | null): number | null => (to === null ? null : (to - from) / 1_000);
