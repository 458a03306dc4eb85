import type { Time } from '../../shared/words/position.ts';
import type { Track } from './picture/track.ts';

/**
 * Which track is due next: a binary heap by time, then handle, so that the order does not depend on how it was
 * filled. A track's earliest entry counts; later ones left behind are skipped. It holds nothing that the tracks do
 * not know themselves, and is filled again from them after a restart.
 */
export class Deadlines {
  readonly #due: Time[] = [];
  readonly #track: Track[] = [];

  /** Makes sure that the track comes up at `due` or before. Cheap when it already does. */
  schedule(track: Track, due: Time): void {
    if (due >= track.queuedDue) return;
    track.queuedDue = due;
    this.#push(due, track);
  }

  /** The next track that comes up at or before `at`; the caller schedules it again. */
  take(at: Time): { track: Track; due: Time } | null {
    for (;;) {
      const due = this.#due[0];
      const track = this.#track[0];
      if (due === undefined || track === undefined || due > at) return null;
      this.#pop();
      if (track.queuedDue !== due) continue;
      track.queuedDue = Infinity;
      return { track, due };
    }
  }

  #before(i: number, j: number): boolean {
    const d = this.#due[i]! - this.#due[j]!;
    return d < 0 || (d === 0 && this.#track[i]!.handle < this.#track[j]!.handle);
  }

  #swap(i: number, j: number): void {
    const due = this.#due[i]!;
    const track = this.#track[i]!;
    this.#due[i] = this.#due[j]!;
    this.#track[i] = this.#track[j]!;
    this.#due[j] = due;
    this.#track[j] = track;
  }

  #push(due: Time, track: Track): void {
    let i = this.#due.length;
    this.#due.push(due);
    this.#track.push(track);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #pop(): void {
    const last = this.#due.length - 1;
    this.#swap(0, last);
    this.#due.pop();
    this.#track.pop();
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const right = left + 1;
      let first = i;
      if (left < last && this.#before(left, first)) first = left;
      if (right < last && this.#before(right, first)) first = right;
      if (first === i) return;
      this.#swap(i, first);
      i = first;
    }
  }
}
