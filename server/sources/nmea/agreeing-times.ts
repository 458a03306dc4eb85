import type { Time } from '../../../shared/words/position.ts';

/** A time that lines say, and how much it counts: a date and time more than a time of day alone. */
export interface SaidTime {
  readonly at: Time;
  readonly weight: number;
}

/** What is farther ahead is of another time altogether, and says nothing of the one before. */
const FARTHEST_MS = 31 * 24 * 3_600_000;

/**
 * For each of some times, in the order in which they were said: how much counts for it, that is the heaviest row of later times that grows from
 * it on, itself included. A time that is only said again counts once: a clock that stands still agrees with nobody. Where times may be late, they
 * may be so by `lateMs`.
 */
export function agreement(said: readonly SaidTime[], lateMs = 0): number[] {
  const heaviest = said.map(() => 0);
  for (let i = said.length - 1; i >= 0; i--) {
    const { at, weight } = said[i]!;
    let most = weight;
    for (let j = i + 1; j < said.length; j++) {
      const later = said[j]!.at;
      if (later > at - lateMs && later - at <= FARTHEST_MS) most = Math.max(most, weight + heaviest[j]!);
      else if (later === at) most = Math.max(most, heaviest[j]!);
    }
    heaviest[i] = most;
  }
  return heaviest;
}
