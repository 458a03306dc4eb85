import type { Time } from '../../../shared/words/position.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far a time may be ahead at once: a logger writes sparse lines, a receiver tells the time all the while. */
export const LEAP = { logger: 7 * DAY, receiver: HOUR };

/**
 * The time inside a recording. It never goes back. A leap ahead is believed only when a second, later time agrees with
 * it: one wrong date would otherwise stop the clock for the rest of the file. The first time is believed in the same way.
 */
export class OwnClock {
  /** Null until two times agreed. */
  now: Time | null;
  /** The time that was believed first, or else the first of all. */
  first: Time | null = null;
  private candidate: Time | null = null;

  constructor(startsAt: Time | null = null) {
    this.now = startsAt;
  }

  /** `leap`: how far it may be ahead of what is known. */
  offer(at: Time, leap: number): void {
    this.first ??= at;
    if (this.now !== null && at <= this.now) return;
    if (this.now !== null && at - this.now <= leap) {
      this.now = at;
      this.candidate = null;
    } else if (this.candidate !== null && at > this.candidate && at - this.candidate <= leap) {
      if (this.now === null) this.first = this.candidate;
      this.now = at;
      this.candidate = null;
    } else {
      this.candidate = at;
    }
  }

  /** A time of day: the date is today's, or at midnight tomorrow's; nothing without a date to go by. */
  offerTimeOfDay(ms: number): void {
    const known = this.now ?? this.candidate;
    if (known === null) return;
    const today = known - (known % DAY) + ms;
    this.offer(known - today > DAY / 2 ? today + DAY : today, LEAP.receiver);
  }
}
