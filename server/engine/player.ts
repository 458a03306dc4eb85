import type { RecordedBatch, RecordedSource } from '../sources/source.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordingClock } from './clock.ts';
import type { Timers } from './timers.ts';

/** At full speed others get their turn this often. */
const TURN_MS = 10;
/** A pause is waited for in pieces, so that a jump of the clock is seen soon. */
const LONGEST_WAIT_MS = 1_000;

/** Takes what is played; resolves when it is in, so that a fast file cannot run ahead of the engine. */
export type Take = (sightings: readonly Sighting[]) => Promise<void>;

interface Head {
  readonly batches: AsyncIterator<RecordedBatch>;
  next: RecordedBatch | null;
}

/** Plays recordings merged by time; their times are the watch's. At their end the clock stands. */
export class Player {
  readonly #sources: readonly RecordedSource[];
  readonly #clock: RecordingClock;
  readonly #timers: Timers;
  readonly #take: Take;
  #stopped = false;
  readonly #waiting = new Set<() => void>();

  constructor(sources: readonly RecordedSource[], clock: RecordingClock, timers: Timers, take: Take) {
    this.#sources = sources;
    this.#clock = clock;
    this.#timers = timers;
    this.#take = take;
  }

  /** Plays what comes after `after` (everything when null) until the end or `stop`. */
  async run(after: Time | null): Promise<void> {
    const timed = this.#sources.filter((source) => source.startsAt !== null);
    const untimed = this.#sources.filter((source) => source.startsAt === null);
    await Promise.all([timed.length > 0 ? this.#playTimed(timed, after) : undefined, ...untimed.map((source) => this.#playUntimed(source))]);
  }

  stop(): void {
    this.#stopped = true;
    for (const wake of this.#waiting) wake();
  }

  async #playTimed(sources: readonly RecordedSource[], after: Time | null): Promise<void> {
    const speed = slowest(sources);
    const heads: Head[] = sources.map((source) => ({ batches: source.batches(after)[Symbol.asyncIterator](), next: null }));
    await Promise.all(heads.map(pull));
    let head = earliest(heads);
    const start = after ?? head?.next?.at;
    if (start !== undefined) this.#clock.set(start);
    this.#clock.run(head === null ? 0 : speed === 'max' ? 1 : speed);
    let turn = this.#timers.wall();
    while (head?.next && !this.#stopped) {
      const batch = head.next;
      this.#clock.holdAt(batch.at);
      if (speed === 'max') this.#clock.set(batch.at);
      else await this.#waitFor(batch.at, speed);
      if (this.#stopped) break;
      await this.#take(batch.sightings);
      await pull(head);
      head = earliest(heads);
      if (speed === 'max' && this.#timers.wall() - turn >= TURN_MS) {
        await this.#wait(0);
        turn = this.#timers.wall();
      }
    }
    this.#clock.run(0);
  }

  /** A file without times of its own is as good as received now. */
  async #playUntimed(source: RecordedSource): Promise<void> {
    let turn = this.#timers.wall();
    for await (const batch of source.batches(null)) {
      if (this.#stopped) return;
      await this.#take(batch.sightings);
      if (this.#timers.wall() - turn < TURN_MS) continue;
      await this.#wait(0);
      turn = this.#timers.wall();
    }
  }

  async #waitFor(at: Time, speed: number): Promise<void> {
    for (let left = at - this.#clock.now(); left > 0 && !this.#stopped; left = at - this.#clock.now()) {
      await this.#wait(Math.min(LONGEST_WAIT_MS, Math.max(1, Math.ceil(left / speed))));
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        cancel();
        this.#waiting.delete(wake);
        resolve();
      };
      const cancel = this.#timers.after(ms, wake);
      this.#waiting.add(wake);
    });
  }
}

async function pull(head: Head): Promise<void> {
  const step = await head.batches.next();
  head.next = step.done === true ? null : step.value;
}

function earliest(heads: readonly Head[]): Head | null {
  let first: Head | null = null;
  for (const head of heads) {
    if (head.next !== null && (first?.next == null || head.next.at < first.next.at)) first = head;
  }
  return first;
}

/** Recordings that are played together go at one pace, the slowest that was asked for. */
function slowest(sources: readonly RecordedSource[]): number | 'max' {
  let speed: number | 'max' = 'max';
  for (const source of sources) if (source.speed !== 'max' && (speed === 'max' || source.speed < speed)) speed = source.speed;
  return speed;
}
