import { MAX_HANDLE } from '../wire/frame.ts';

/**
 * Numbers that frames use for tracks. Each is given once; only when all the million are used up (years, for a live
 * watch) are those of tracks that are gone given again, the longest gone first.
 */
export class Handles {
  #next: number;
  readonly #freed: number[];

  constructor(next = 1, freed: readonly number[] = []) {
    this.#next = next;
    this.#freed = [...freed];
  }

  next(): number {
    if (this.#next <= MAX_HANDLE) return this.#next++;
    const again = this.#freed.shift();
    if (again === undefined) throw new Error(`more than ${MAX_HANDLE} tracks at once: the picture must be kept smaller`);
    return again;
  }

  free(handle: number): void {
    this.#freed.push(handle);
  }

  toState(): { next: number; freed: number[] } {
    return { next: this.#next, freed: [...this.#freed] };
  }
}
