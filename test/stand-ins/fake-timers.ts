import type { Timers } from '../../server/engine/timers.ts';

/** Wall time that stands until it is moved. Between two timers every promise gets its turn. */
export class FakeTimers implements Timers {
  #now: number;
  #next = 1;
  readonly #waiting = new Map<number, { at: number; run: () => void }>();

  constructor(now: number) {
    this.#now = now;
  }

  wall(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const id = this.#next++;
    this.#waiting.set(id, { at: this.#now + Math.max(0, ms), run });
    return () => void this.#waiting.delete(id);
  }

  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      let first: [number, { at: number; run: () => void }] | null = null;
      for (const entry of this.#waiting) if (entry[1].at <= end && (first === null || entry[1].at < first[1].at)) first = entry;
      if (first === null) break;
      this.#waiting.delete(first[0]);
      this.#now = Math.max(this.#now, first[1].at);
      first[1].run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets everything run that waits for nothing but its turn. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
