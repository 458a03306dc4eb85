import { resolve } from 'node:path';
import { faultText } from '../../shared/recording/faults.ts';
import type { KeptEntry, RecordingLaws } from '../../shared/recording/words.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import { ReportInput, type Report } from '../../shared/words/report.ts';
import type { SettingsChange } from '../../shared/words/settings.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { Keyframe } from '../../shared/wire/traffic/layout.ts';
import { readLine } from '../recordings/file/entry-line.ts';
import { Recording, RecordingBroken } from '../recordings/file/recording.ts';
import { knownSightings } from '../recordings/known-sightings.ts';
import { SourceMeter } from './meter.ts';
import { Moments } from './moments.ts';
import type { RecordedBatch, RecordedSource, SourceChange } from './source.ts';

export interface RecordingOptions {
  /** As it is shown; `recording:PATH` when not said. */
  readonly name?: string;
  readonly speed?: number | 'max';
  readonly again?: boolean;
  /** Where a relative path begins. */
  readonly cwd?: string;
  /** Wall time for health, milliseconds. */
  readonly wall?: () => number;
}

/**
 * A recording of ours (`.varne`) as a source. The whole file is checked first; what is wrong with it comes back in one
 * sentence. Its first batch is what was known when it begins; its last, perhaps empty, brings the watch's time to its end.
 */
export async function readRecording(path: string, options: RecordingOptions = {}): Promise<RecordingSource | { problem: string }> {
  const recording = await Recording.open(resolve(options.cwd ?? '.', path));
  return 'fault' in recording ? { problem: faultText(path, recording) } : new RecordingSource(recording, path, options);
}

export class RecordingSource implements RecordedSource {
  readonly name: string;
  readonly speed: number | 'max';
  readonly again: boolean;
  readonly startsAt: Time;
  readonly endsAt: Time;
  readonly laws: RecordingLaws;
  /** What it plays: its head, counts, entries, and any moment of it. */
  readonly recording: Recording;
  readonly #meter: SourceMeter;
  #stopped = false;

  constructor(recording: Recording, path: string, { name = `recording:${path}`, speed = 1, again = false, wall }: RecordingOptions) {
    this.recording = recording;
    this.name = name;
    this.speed = speed;
    this.again = again;
    this.startsAt = recording.index.from;
    this.endsAt = recording.index.to;
    this.laws = recording.laws;
    this.#meter = new SourceMeter(name, wall);
  }

  /** A pause in a recording is no silence. */
  health(): SourceHealth {
    const health = this.#meter.health();
    return health.state === 'silent' ? { ...health, state: 'live' } : health;
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.recording.close();
  }

  async *batches(after: Time | null): AsyncIterable<RecordedBatch> {
    this.#meter.connected();
    try {
      let last = after;
      for await (const batch of this.#merged(after)) {
        if (this.#stopped) return;
        this.#count(batch.sightings.length);
        last = batch.at;
        yield batch;
      }
      if (last === null || last < this.endsAt) yield { at: this.endsAt, sightings: [] };
      this.#meter.ended();
    } catch (error) {
      if (this.#stopped) return;
      if (!(error instanceof RecordingBroken) && !(error instanceof Error && 'code' in error)) throw error;
      this.#meter.failed(`${this.name}: ${error.message}`);
    }
  }

  #count(sightings: number): void {
    this.#meter.counts.lines += sightings;
    this.#meter.counts.sightings += sightings;
    this.#meter.heard();
  }

  /** Traffic and what was entered, by their times; of one instant the traffic first. */
  async *#merged(after: Time | null): AsyncIterable<RecordedBatch> {
    const said = new Said(this.recording.entries(), after);
    if (after === null) {
      const begins = beginningOf(await this.recording.keyframe(), this.recording.past, this.startsAt);
      if (begins !== null) yield begins;
    }
    for await (const batch of this.#moments(after)) {
      yield* said.before(batch.at);
      yield await said.at(batch);
    }
    yield* said.before(Infinity);
  }

  async *#moments(after: Time | null): AsyncIterable<RecordedBatch> {
    const moments = new Moments(after ?? this.startsAt);
    for await (const { sightings } of this.recording.runs(after)) yield* moments.take(sightings, -Infinity);
    yield* moments.take([], null);
  }
}

/** What a watch must be told that begins at a moment of a recording; null when nothing was known. */
export function beginningOf(keyframe: Keyframe, past: readonly KeptEntry[], at: Time): RecordedBatch | null {
  const { reports, sources } = Said.of(past);
  const sightings = knownSightings(keyframe, at);
  return sightings.length + reports.length + sources.length === 0 ? null : { at, sightings, reports, sources };
}

interface SaidNow {
  readonly reports: ReportInput[];
  readonly sources: SourceChange[];
  readonly settings: SettingsChange[];
}
const nothingSaid = (): SaidNow => ({ reports: [], sources: [], settings: [] });
/** Entries that are played; all others follow from these and the traffic, or are what people did. */
const PLAYED: ReadonlySet<EntryDraft['body']['kind']> = new Set(['report', 'source', 'settings']);

/** What was entered, for as much as a watch cannot conclude it by itself: reports, sources that were lost or came back, changes of the settings. */
class Said {
  readonly #entries: AsyncIterator<KeptEntry>;
  readonly #after: Time | null;
  #next: EntryDraft | null | undefined;

  constructor(entries: AsyncIterable<KeptEntry>, after: Time | null) {
    this.#entries = entries[Symbol.asyncIterator]();
    this.#after = after;
  }

  static of(entries: Iterable<KeptEntry>): SaidNow {
    const now = nothingSaid();
    for (const entry of entries) add(now, draftOf(entry));
    return now;
  }

  /** What was entered before a moment, as moments of their own. */
  async *before(at: Time): AsyncIterable<RecordedBatch> {
    for (let next = await this.#peek(); next !== null && next.at < at; next = await this.#peek()) yield await this.at({ at: next.at, sightings: [] });
  }

  /** A moment with what was entered at it. */
  async at(batch: RecordedBatch): Promise<RecordedBatch> {
    const now = nothingSaid();
    for (let next = await this.#peek(); next !== null && next.at <= batch.at; next = await this.#peek()) {
      add(now, next);
      this.#next = undefined;
    }
    return now.reports.length + now.sources.length + now.settings.length === 0 ? batch : { ...batch, ...now };
  }

  async #peek(): Promise<EntryDraft | null> {
    while (this.#next === undefined) {
      const { done, value } = await this.#entries.next();
      const draft = done === true ? null : draftOf(value);
      if (draft === null || (PLAYED.has(draft.body.kind) && (this.#after === null || draft.at > this.#after))) this.#next = draft;
    }
    return this.#next;
  }
}

function draftOf({ seq, line }: KeptEntry): EntryDraft {
  const read = readLine(line);
  if ('draft' in read) return read.draft;
  throw new RecordingBroken(`its entry ${seq} does not fit; a newer Varne may have made it`);
}

function add(now: SaidNow, { body }: EntryDraft): void {
  if (body.kind === 'source') now.sources.push({ source: body.source, state: body.state, problem: body.problem });
  if (body.kind === 'settings') now.settings.push(body.change);
  const input = body.kind === 'report' ? inputOf(body.report) : null;
  if (input !== null) now.reports.push(input);
}

/** What the person said, as it was said then. */
function inputOf({ id: _id, receivedAt: _received, observedAt, ...said }: Report): ReportInput | null {
  return ReportInput.safeParse({ ...said, observedAt: new Date(observedAt).toISOString() }).data ?? null;
}
