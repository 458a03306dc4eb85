/** A whole number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** Tries until what is drawn is not taken; a space that is nearly used up is a fault of whoever drew it too small. */
const MOST_TRIES = 10_000;

/**
 * Stands for something else: the same for the same, another for another, drawn at random, and none that the original has
 * somewhere. What stands for what is held here and nowhere else, and is gone with it.
 */
export class Stand<T extends string | number> {
  readonly #drawn = new Map<T, T>();
  readonly #taken: Set<T>;
  readonly #draw: (original: T, tries: number) => T;
  readonly #fits: (candidate: T) => boolean;

  /** `draw` is told how often it was tried, so that it may turn to another kind. `never`: what may not be drawn, because it is somebody's. */
  constructor(draw: (original: T, tries: number) => T, never: Iterable<T>, fits: (candidate: T) => boolean = () => true) {
    this.#draw = draw;
    this.#taken = new Set(never);
    this.#fits = fits;
  }

  for(original: T): T {
    const known = this.#drawn.get(original);
    if (known !== undefined) return known;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const candidate = this.#draw(original, tries);
      if (this.#taken.has(candidate) || !this.#fits(candidate)) continue;
      this.#taken.add(candidate);
      this.#drawn.set(original, candidate);
      return candidate;
    }
    throw new Error(`nothing is left that could stand for one more after ${this.#drawn.size}`);
  }
}
