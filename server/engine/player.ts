import type { RecordedBatch, RecordedSource, SourceChange } from '../sources/source.ts';
import type { Time } from '../../shared/words/position.ts';
import type { ReportInput } from '../../shared/words/report.ts';
import type { SettingsChange } from '../../shared/words/settings.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordingClock } from './clock.ts';
import type { Pace } from './pace.ts';
import type { Timers } from './timers.ts';

/** At full speed others get their turn this often. */
const TURN_MS = 10;
/** A pause is waited for in pieces, so that a jump of the clock is seen soon. */
const LONGEST_WAIT_MS = 1_000;

/** Takes what is played at a moment (null: whenever it is); resolves when it is in, so that a fast file cannot run ahead of the engine. */
export type Take = (at: Time | null, played: Played) => Promise<void>;

/** Everything that is played at a moment, in this order. */
export interface Played {
  readonly sightings: readonly Sighting[];
  readonly sources: readonly SourceChange[];
  readonly settings: readonly PlayedSettings[];
  readonly reports: readonly PlayedReport[];
}

/** A change of settings of a recording, and which recording it is from. */
export interface PlayedSettings {
  readonly source: string;
  readonly change: SettingsChange;
}

/** A report of a recording, and which recording it is from. */
export interface PlayedReport {
  readonly source: string;
  readonly report: ReportInput;
}

interface Head {
  readonly name: string;
  readonly batches: AsyncIterator<RecordedBatch>;
  next: RecordedBatch | null;
}

/**
 * Plays recordings merged by time; their times are the watch's. The clock reaches a moment only together with what
 * was recorded at it, and at the end it stands.
 */
export class Player {
  readonly #timed: readonly RecordedSource[];
  readonly #untimed: readonly RecordedSource[];
  readonly #clock: RecordingClock;
  readonly #timers: Timers;
  /** Only what comes after this is played; null for everything. */
  readonly #after: Time | null;
  readonly #take: Take;
  /** What a person sets while it plays; null: what the recordings ask for. */
  readonly #pace: Pace | null;
  #stopped = false;
  readonly #waiting = new Set<() => void>();

  /** Sets the clock to where playing will begin, so that nobody sees another time before. */
  constructor(sources: readonly RecordedSource[], clock: RecordingClock, timers: Timers, after: Time | null, take: Take, pace: Pace | null = null) {
    this.#timed = sources.filter((source) => source.startsAt !== null);
    this.#untimed = sources.filter((source) => source.startsAt === null);
    this.#clock = clock;
    this.#timers = timers;
    this.#after = after;
    this.#take = take;
    this.#pace = pace;
    const begins = this.#timed.map((source) => source.startsAt ?? Infinity);
    if (begins.length === 0) return;
    clock.set(after ?? Math.min(...begins));
    clock.run(0);
  }

  /** Plays until the end or `stop`. */
  async run(): Promise<void> {
    await Promise.all([this.#playTimed(), ...this.#untimed.map((source) => this.#playUntimed(source))]);
  }

  stop(): void {
    this.#stopped = true;
    for (const wake of this.#waiting) wake();
  }

  async #playTimed(): Promise<void> {
    if (this.#timed.length === 0) return;
    const speed = slowest(this.#timed);
    const heads: Head[] = this.#timed.map((source) => ({ name: source.name, batches: source.batches(this.#after)[Symbol.asyncIterator](), next: null }));
    await Promise.all(heads.map(pull));
    let at = earliest(heads);
    if (at !== null) this.#clock.holdAt(at - 1);
    this.#clock.run(speed === 'max' ? 1 : speed);
    const unheard = this.#followPace();
    let turn = this.#timers.wall();
    while (at !== null && !this.#stopped) {
      this.#clock.holdAt(at - 1);
      if (this.#pace !== null) await this.#waitForPace(this.#pace, at);
      else if (speed !== 'max') await this.#waitFor(at, speed);
      if (this.#stopped) break;
      const now = heads.filter((head) => head.next?.at === at);
      await this.#take(at, {
        sightings: now.flatMap((head) => head.next?.sightings ?? []),
        sources: now.flatMap(({ next }) => next?.sources ?? []),
        settings: now.flatMap(({ name, next }) => next?.settings?.map((change) => ({ source: name, change })) ?? []),
        reports: now.flatMap(({ name, next }) => next?.reports?.map((report) => ({ source: name, report })) ?? []),
      });
      // Taken first, for the next may be long in coming (a pipe).
      await Promise.all(now.map(pull));
      at = earliest(heads);
      if ((speed === 'max' || this.#pace !== null) && this.#timers.wall() - turn >= TURN_MS) {
        await this.#wait(0);
        turn = this.#timers.wall();
      }
    }
    unheard();
    this.#clock.run(0);
    if (this.#pace?.now.kind === 'hurry') this.#pace.arrived();
  }

  /** The clock goes as the pace says, from each change on. */
  #followPace(): () => void {
    const pace = this.#pace;
    if (pace === null) return () => undefined;
    const follow = (): void => {
      const { now } = pace;
      // While it hurries the clock stands between moments: the time that is shown is one that was played.
      this.#clock.run(now.kind === 'hurry' ? 0 : now.speed);
      for (const wake of this.#waiting) wake();
    };
    follow();
    return pace.listen(follow);
  }

  async #waitForPace(pace: Pace, at: Time): Promise<void> {
    while (!this.#stopped) {
      const { now } = pace;
      if (now.kind === 'hurry') {
        if (at <= now.until) return;
        // Nothing more comes before it: it is that moment now.
        if (this.#clock.left(now.until) > 0) this.#clock.set(now.until);
        pace.arrived();
        continue;
      }
      const left = this.#clock.left(at);
      if (now.speed > 0 && left <= 0) return;
      await this.#wait(now.speed === 0 ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(1, Math.ceil(left / now.speed))));
    }
  }

  /** A file without times of its own is as good as received now. */
  async #playUntimed(source: RecordedSource): Promise<void> {
    let turn = this.#timers.wall();
    for await (const batch of source.batches(null)) {
      if (this.#stopped) return;
      await this.#take(null, { sightings: batch.sightings, sources: [], settings: [], reports: [] });
      if (this.#timers.wall() - turn < TURN_MS) continue;
      await this.#wait(0);
      turn = this.#timers.wall();
    }
  }

  async #waitFor(at: Time, speed: number): Promise<void> {
    for (let left = this.#clock.left(at); left > 0 && !this.#stopped; left = this.#clock.left(at)) {
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

/** Time of what comes next; null at the end of all. */
function earliest(heads: readonly Head[]): Time | null {
  let first: Time | null = null;
  for (const { next } of heads) if (next !== null && (first === null || next.at < first)) first = next.at;
  return first;
}

/** Recordings that are played together go at one pace, the slowest that was asked for. */
function slowest(sources: readonly RecordedSource[]): number | 'max' {
  let speed: number | 'max' = 'max';
  for (const source of sources) if (source.speed !== 'max' && (speed === 'max' || source.speed < speed)) speed = source.speed;
  return speed;
}
