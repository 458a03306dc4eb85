import { setImmediate } from 'node:timers/promises';
import type { FiredInject, Inject } from '../../shared/scenario/inject.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import { SourceMeter } from '../sources/meter.ts';
import { NmeaReader } from '../sources/nmea/reader.ts';
import { liveLines } from '../sources/simulator/sentences.ts';
import type { Heard } from '../sources/simulator/radio.ts';
import type { RecordedBatch, RecordedSource } from '../sources/source.ts';
import { STEP_MS } from '../sources/simulator/options.ts';
import { Behind, type Recorded } from './behind.ts';
import { RecordedFeeds } from './recorded-feeds.ts';
import { AIS_FEED, Performance, RADAR_FEED, type Happened } from './performance.ts';

/** As entries name who enters what is entered by itself. */
const NAME = 'scenario';
const SECOND = 1_000;
/** While the way to a later moment is played again, everybody else gets their turn this often. */
const TURN_MS = 8;

export interface ScenarioSourceOptions {
  /** Injects that were fired by hand before: a run that is taken up or branched from goes as it went. */
  readonly fired?: readonly FiredInject[];
  readonly speed?: number | 'max';
  /** The recording that the scenario lies upon, when it has one. */
  readonly recording?: Recorded | null;
  /** Wall time for health. */
  readonly wall?: () => number;
}

/**
 * A scenario as a recording: what its traffic and its injects bring, at the scenario's times. Each call of `batches` plays it from
 * its beginning and gives what comes after a moment, so that a jump back or a branch is another source with the same scenario and
 * the injects that were fired until then.
 */
export class ScenarioSource implements RecordedSource {
  readonly name = NAME;
  readonly speed: number | 'max';
  readonly startsAt: Time;
  /** The end of the scenario. */
  readonly endsAt: Time;
  readonly #scenario: Scenario;
  readonly #recording: Recorded | null;
  #recordedFeeds = new RecordedFeeds();
  readonly #fired: FiredInject[];
  readonly #meters: ReadonlyMap<string, SourceMeter>;
  readonly #listeners = new Set<(happened: Happened) => void>();
  readonly #whose = new Map<string, string>();
  #happened: Happened[] = [];
  #playing: Performance | null = null;
  /** What is played comes after this. */
  #after: Time = -Infinity;
  #stopped = false;

  constructor(scenario: Scenario, options: ScenarioSourceOptions = {}) {
    this.#scenario = scenario;
    this.speed = options.speed ?? 1;
    this.startsAt = scenario.starts;
    this.endsAt = scenario.starts + scenario.lasts;
    this.#recording = options.recording ?? null;
    this.#fired = [...(options.fired ?? [])];
    this.#meters = new Map([AIS_FEED, RADAR_FEED].map((feed) => [feed, new SourceMeter(feed, options.wall)]));
  }

  /** Injects that were fired by hand, those included that it was opened with: with the scenario, all that decides a run. */
  get fired(): readonly FiredInject[] {
    return this.#fired;
  }

  /** Which of the scenario's own a track is, by the track's id. Grows as things are seen. */
  get whose(): ReadonlyMap<string, string> {
    return this.#whose;
  }

  /** Every inject that has happened, those of the file included and those before the moment that is played from. */
  get happened(): readonly Happened[] {
    return this.#happened;
  }

  /**
   * Fires an inject by hand: it takes effect at the next whole second that has not been played. What comes back is the input to
   * be kept, so that a replay has it. In words when it cannot be.
   */
  fire(inject: Inject): FiredInject | { problem: string } {
    const problem = this.#cannot(inject);
    if (problem !== null) return { problem };
    // While the way to the moment that is played from is played again, nothing of it may be changed.
    const fired = this.#playing?.fire(inject, this.#after - this.startsAt) ?? { at: 0, inject };
    this.#fired.push(fired);
    return fired;
  }

  /** Is told of every inject as it happens, those of the file included; not of those before the moment that is played from. */
  listen(listener: (happened: Happened) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  health(): SourceHealth {
    return { name: NAME, state: this.#stopped ? 'ended' : 'live', rate: 0, age: null, lines: 0, sightings: 0, errors: {}, problem: null };
  }

  feeds(): SourceHealth[] {
    // A pause of the exercise is no silence of a feed.
    const isLost = (feed: string): boolean => this.#playing?.feeds.isLost(feed) === true;
    return [...Array.from(this.#meters, ([feed, meter]): SourceHealth => ({ ...meter.health(), state: isLost(feed) ? 'connecting' : 'live' })), ...this.#recordedFeeds.healths(isLost)];
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#recording?.source.stop();
  }

  async *batches(after: Time | null): AsyncIterable<RecordedBatch> {
    const playing = new Performance(this.#scenario, this.#fired);
    this.#playing = playing;
    this.#after = after ?? -Infinity;
    this.#happened = [];
    this.#whose.clear();
    const recordedFeeds = new RecordedFeeds();
    this.#recordedFeeds = recordedFeeds;
    const behind = this.#recording === null ? null : new Behind(this.#recording, this.#scenario);
    const readers = new Map(Array.from(this.#meters, ([feed, { counts }]) => [feed, new NmeaReader({ source: feed, counts })]));
    // The first of the way is a turn already: what is fired while it is gone is never fired after it by a fast machine.
    let turn = -Infinity;
    for (let moment = playing.begin(); moment.at <= this.endsAt && !this.#stopped; moment = playing.step()) {
      const { at, heard, reports, happened } = moment;
      const feeds = recordedFeeds.over(moment.feeds);
      this.#happened.push(...happened);
      const sightings: Sighting[] = [];
      this.#read(heard, at, readers, (s) => {
        if (!playing.passes(s)) return;
        sightings.push(s);
        const id = s.kind === 'position' ? (playing.cast.whose(s) ?? playing.persons.whose(Number(s.trackId))) : null;
        if (id !== null) this.#whose.set(s.trackId, id);
      });
      if (after === null || at > after) {
        for (const one of happened) for (const listener of this.#listeners) listener(one);
        if (sightings.length > 0 || reports.length > 0 || feeds.length > 0 || at % SECOND === 0) yield { at, sightings, reports, sources: feeds };
      } else if (performance.now() - turn >= TURN_MS) {
        await setImmediate();
        turn = performance.now();
      }
      // Before the next step, each at its own time: it is judged as it was when it was recorded.
      for await (const batch of behind?.before(Math.min(at + STEP_MS, this.endsAt + 1)) ?? []) {
        const sources = recordedFeeds.take(batch.sources ?? [], (feed) => playing.feeds.isLost(feed));
        if (after === null || batch.at > after) yield { ...batch, sightings: batch.sightings.filter((s) => playing.passes(s)), sources };
      }
    }
    for (const meter of this.#meters.values()) meter.ended();
  }

  #read(heard: readonly Heard[], at: Time, readers: ReadonlyMap<string, NmeaReader>, take: (s: Sighting) => void): void {
    for (const [feed, reader] of readers) {
      const own = heard.filter(({ station }) => (feed === RADAR_FEED) === (station !== undefined));
      if (own.length === 0) continue;
      for (const s of reader.read(Buffer.from(`${liveLines(own).join('\r\n')}\r\n`, 'latin1'), at)) take(s);
      this.#meters.get(feed)?.heard();
    }
  }

  /** What an inject is about must be there, or it would do nothing. */
  #cannot(inject: Inject): string | null {
    const playing = this.#playing;
    if (playing === null) return null;
    const missing = (ref: string | undefined): boolean => ref !== undefined && playing.cast.craft(ref) === null && playing.persons.where(ref) === null;
    if ((inject.kind === 'vessel' || inject.kind === 'person-in-water') && !missing(inject.id)) return `${inject.id} is there already; give it another name`;
    if ('vessel' in inject && inject.kind !== 'ais-off' && missing(inject.vessel)) return `there is no vessel ${inject.vessel} now`;
    if ('target' in inject && missing(inject.target)) return `there is no vessel ${inject.target} now`;
    if ('about' in inject && inject.position === undefined && missing(inject.about)) return `${inject.about} is not there now, and no position is said`;
    return null;
  }
}
