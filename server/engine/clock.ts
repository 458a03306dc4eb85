import type { Time } from '../../shared/words/position.ts';
import type { WatchClock } from '../../shared/words/source.ts';

/** What time it is in a watch. It never goes back. */
export interface EngineClock {
  now(): Time;
  state(): WatchClock;
}

/** The time of day. When the machine's clock is set back, this one waits until it has caught up. */
export class WallClock implements EngineClock {
  readonly #wall: () => Time;
  #latest = 0;

  constructor(wall: () => Time) {
    this.#wall = wall;
  }

  now(): Time {
    this.#latest = Math.max(this.#latest, this.#wall());
    return this.#latest;
  }

  state(): WatchClock {
    return { now: this.now(), rate: 1, kind: 'wall' };
  }
}

/**
 * A recording's time. Until its first `set` it is the time of day (a file may have no times of its own); from then on
 * it goes at its rate, jumps only forward, and waits for what is to be played next.
 */
export class RecordingClock implements EngineClock {
  readonly #wall: () => Time;
  #begun = false;
  #at = 0;
  #since = 0;
  #rate = 1;
  #limit = Infinity;

  constructor(wall: () => Time) {
    this.#wall = wall;
  }

  now(): Time {
    if (!this.#begun) return this.#wall();
    return Math.max(this.#at, Math.min(Math.floor(this.#free()), this.#limit));
  }

  /** Watch milliseconds until `at`, as if nothing held it. */
  left(at: Time): number {
    return at - this.#free();
  }

  #free(): number {
    return this.#at + Math.max(0, this.#wall() - this.#since) * this.#rate;
  }

  state(): WatchClock {
    return { now: this.now(), rate: this.#rate, kind: this.#begun ? 'recording' : 'wall' };
  }

  /** It is (at least) this late now. The first call begins the recording's time, wherever that is. */
  set(at: Time): void {
    this.#at = this.#begun ? Math.max(at, this.now()) : at;
    this.#begun = true;
    this.#since = this.#wall();
  }

  /** This moment is played: it is now, and not later. Being late on the wall is made up for. */
  reach(at: Time): void {
    this.#limit = at;
    if (this.#begun && this.#free() < at) this.set(at);
  }

  /** Watch seconds a wall second from now on; 0 stands still. */
  run(rate: number): void {
    if (this.#begun) this.set(this.now());
    this.#rate = rate;
  }

  /** Time waits here until it is `set` further: something is to be played next. */
  holdAt(limit: Time): void {
    this.#limit = limit;
  }
}
