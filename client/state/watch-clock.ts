import type { WatchClock } from '../../shared/words/source.ts';

/** A recording's clock stands when nothing has been heard for so long: its server may play on, or be gone. */
const STANDS_AFTER_MS = 5_000;
/** A heartbeat told later than the clock runs by more than this means a jump, not a slow network. */
const JUMP_MS = 2_000;

/**
 * What time it is in the watch, between heartbeats. A message can only come late, never early, so of the offsets
 * heard the one furthest ahead is the truest; it gives way slowly, so that two clocks that drift stay together.
 */
export class WatchTime {
  #offset: number | null = null;
  #rate = 1;
  #kind: WatchClock['kind'] = 'wall';
  #at = 0;

  /** `now` is the page's own monotonic time in milliseconds (`performance.now()`). */
  heard(clock: WatchClock, now: number): void {
    const offset = clock.now - clock.rate * now;
    const known = this.#offset;
    if (known === null || clock.rate !== this.#rate || clock.kind !== this.#kind || Math.abs(offset - known) > JUMP_MS) {
      this.#offset = offset;
    } else {
      // A millisecond in each second heard is far more than two quartz clocks drift apart.
      this.#offset = Math.max(offset, known - (now - this.#at) / 1000);
    }
    this.#rate = clock.rate;
    this.#kind = clock.kind;
    this.#at = now;
  }

  /** Watch time in milliseconds; null before the first word. */
  at(now: number): number | null {
    if (this.#offset === null) return null;
    return this.#offset + this.#rate * (this.#kind === 'wall' ? now : Math.min(now, this.#at + STANDS_AFTER_MS));
  }

  /** Watch seconds a wall second. */
  get rate(): number {
    return this.#rate;
  }

  get kind(): WatchClock['kind'] {
    return this.#kind;
  }
}
