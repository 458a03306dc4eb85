import type { Time } from '../../../shared/words/position.ts';
import type { Keyframe } from '../../../shared/wire/traffic/layout.ts';
import type { RunList } from '../../journal/traffic/runs.ts';
import type { NewTraffic } from './schema.ts';

/** How many sightings a stretch has, and when the first and the last of them were seen. */
export type Measure = Pick<NewTraffic, 'observed_from' | 'observed_to' | 'sightings' | 'positions'>;

/** A chunk of which the store has the parts. Its sightings are here too, to be packed together. */
export interface LooseChunk {
  readonly number: number;
  readonly book: number;
  readonly openedAt: Time;
  closedAt: Time;
  readonly keyframe: Keyframe;
  readonly runs: RunList;
  /** Of all its parts: asking 65,000 sightings at once takes long enough to be noticed. */
  measure: Measure;
  /** Number of the last part. */
  parts: number;
  /** Parts that could not be read after a restart: they are left as they are. */
  readonly damaged: number[];
}

/** How a full chunk becomes one: `pack` may take its time, `store` puts the result in the place of the parts at once. */
export interface Packing<Packed> {
  pack(chunk: LooseChunk): Promise<Packed>;
  store(chunk: LooseChunk, packed: Packed): Promise<void>;
}

/**
 * Full chunks on their way from parts into one, oldest first: one is packed in the background while the next is
 * filled. Until it is stored its parts are what counts, so that a crash loses nothing.
 */
export class FullChunks<Packed> {
  readonly #how: Packing<Packed>;
  readonly #waiting: LooseChunk[] = [];
  #packing: { readonly work: Promise<Packed>; done: boolean } | null = null;

  constructor(how: Packing<Packed>) {
    this.#how = how;
  }

  get all(): readonly LooseChunk[] {
    return this.#waiting;
  }

  add(chunk: LooseChunk): void {
    this.#waiting.push(chunk);
  }

  /** Stores what is packed and begins what comes next; waits for packing only while more than `mayWait` are left. */
  async goOn(mayWait: number): Promise<void> {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const packing = (this.#packing ??= this.#begin(first));
      if (!packing.done && this.#waiting.length <= mayWait) return;
      await this.#finish(first, packing.work);
    }
  }

  #begin(chunk: LooseChunk): { readonly work: Promise<Packed>; done: boolean } {
    const work = this.#how.pack(chunk);
    const packing = { work, done: false };
    const done = (): void => {
      packing.done = true;
    };
    // Whoever stores it is told when it failed.
    void work.catch(() => undefined).finally(done);
    return packing;
  }

  async #finish(chunk: LooseChunk, work: Promise<Packed>): Promise<void> {
    let packed: Packed;
    try {
      packed = await work;
    } catch (error) {
      // A fault of ours: it stays in its parts, and others must not wait for it.
      this.#next();
      throw error;
    }
    await this.#how.store(chunk, packed);
    this.#next();
  }

  #next(): void {
    this.#waiting.shift();
    this.#packing = null;
  }
}
