import type { Time } from '../../shared/words/position.ts';

/** Watch seconds a wall second: 0 stands still. */
export type Speed = number;

/** How fast a recording is to be played from now on, and, while it hurries, up to when. */
export type PaceNow = { readonly kind: 'speed'; readonly speed: Speed } | { readonly kind: 'hurry'; readonly until: Time };

/**
 * The pace at which a recording is played, as whoever leads an exercise sets it: it stands, goes at a speed, or hurries
 * (as fast as the machine goes) until a moment and then goes on at the speed from before.
 */
export class Pace {
  #speed: Speed;
  #until: Time | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(speed: Speed) {
    this.#speed = speed;
  }

  get now(): PaceNow {
    return this.#until === null ? { kind: 'speed', speed: this.#speed } : { kind: 'hurry', until: this.#until };
  }

  /** The speed that was asked for, also while it hurries. */
  get speed(): Speed {
    return this.#speed;
  }

  /** Ends a hurry too. */
  set(speed: Speed): void {
    this.#speed = speed;
    this.#until = null;
    this.#tell();
  }

  hurryTo(until: Time): void {
    this.#until = until;
    this.#tell();
  }

  /** The moment that was hurried to is reached. */
  arrived(): void {
    this.#until = null;
    this.#tell();
  }

  /** Called at each change; the function that comes back ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
