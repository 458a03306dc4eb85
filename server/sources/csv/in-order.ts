import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';

/** Tables are nearly in order: rows of several receivers are minutes late at most. */
export const LATE_MS = 10 * 60_000;

/** Brings nearly ordered sightings into the order of their times, holding back what may still be overtaken. */
export class InOrder {
  #held: Sighting[] = [];
  #newest: Time = 0;
  #given: Time = 0;

  /** False when it is too late: others after it were given already. */
  add(s: Sighting): boolean {
    if (s.observedAt < this.#given) return false;
    this.#held.push(s);
    this.#newest = Math.max(this.#newest, s.observedAt);
    return true;
  }

  /** What nothing can overtake any more; seldom, so that sorting is cheap. */
  ready(): readonly Sighting[] {
    const oldest = this.#held[0]?.observedAt ?? this.#newest;
    return this.#newest - oldest < 2 * LATE_MS ? [] : this.#upTo(this.#newest - LATE_MS);
  }

  rest(): readonly Sighting[] {
    return this.#upTo(Infinity);
  }

  #upTo(at: Time): readonly Sighting[] {
    // A stable sort: what was seen at the same time stays in the table's order.
    this.#held.sort((a, b) => a.observedAt - b.observedAt);
    const first = this.#held.findIndex((s) => s.observedAt > at);
    const ready = this.#held.slice(0, first < 0 ? undefined : first);
    this.#held = first < 0 ? [] : this.#held.slice(first);
    this.#given = ready.at(-1)?.observedAt ?? this.#given;
    return ready;
  }
}
