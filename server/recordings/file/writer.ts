import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { TrafficBook } from '../../../shared/wire/traffic/book.ts';
import type { Keyframe } from '../../../shared/wire/traffic/layout.ts';
import { doneSection, prologue, section, trafficSection, type SectionTag } from '../../../shared/recording/layout.ts';
import { RecordingHead, RecordingLaws, type KeptEntry, type RecordingIndex } from '../../../shared/recording/words.ts';
import { EntryDraft } from '../../../shared/words/entry.ts';
import { KnownTracks } from '../../journal/traffic/known-tracks.ts';
import { packed } from '../../journal/traffic/pack.ts';
import { RunList } from '../../journal/traffic/runs.ts';
import type { ByteSink } from './new-file.ts';

/**
 * A chunk spans one minute at least; from then on it closes when its keyframe weighs little (server/store/README.md).
 * Thin traffic makes long chunks: what matters to a reader is how many sightings there are in one, not how many minutes.
 */
const SHORTEST_MS = 60_000;
const LONGEST_MS = 3_600_000;
const SIGHTINGS_PER_TRACK = 32;
const MOST_IN_CHUNK = 65_536;
/** Then a new book is begun, so that a reader need not hold all that was ever said. */
const MOST_IN_BOOK = 100_000;
/** Entries held before they are written. */
const MOST_ENTRIES = 1_000;

export const NOTHING_KNOWN: Keyframe = { positions: [], identities: [] };

/** What stands when a recording begins. */
export interface Beginning {
  readonly head: RecordingHead;
  readonly laws: RecordingLaws;
  /** The watch's time at its beginning; null: the time of its first sighting. */
  readonly from: Time | null;
  readonly keyframe?: Keyframe;
  /** Entries from before that still count: alerts that stand, boats that are out, sources that are silent. */
  readonly past?: readonly KeptEntry[];
}

/**
 * Writes a recording from its beginning to its end, holding one chunk at a time. Sightings come in the order in which
 * they were recorded, entries in the order of their numbers; the two need not be mixed.
 */
export class RecordingWriter {
  readonly #sink: ByteSink;
  readonly #sha = createHash('sha256');
  readonly #index: { -readonly [K in keyof RecordingIndex]: RecordingIndex[K] };
  readonly #known = new KnownTracks();
  readonly #ids = new Set<string>();
  #at = 0;
  #from: Time | null;
  #to: Time | null = null;
  #book = new TrafficBook();
  #bookNumber = 1;
  #keyframe: Keyframe;
  #openedAt: Time = 0;
  #newest: Time = 0;
  #runs = new RunList();
  #entries: KeptEntry[] = [];

  private constructor(sink: ByteSink, { from, keyframe = NOTHING_KNOWN }: Beginning) {
    this.#sink = sink;
    this.#from = from;
    this.#keyframe = keyframe;
    const none = { at: 0, bytes: 0 };
    this.#index = {
      from: 0,
      to: 0,
      counts: { sightings: 0, positions: 0, tracks: 0, entries: 0, alerts: 0, reports: 0 },
      leftOut: {},
      sections: { HEAD: none, LAWS: none, PAST: none },
      books: [],
      traffic: [],
      entries: [],
    };
  }

  static async begin(sink: ByteSink, beginning: Beginning): Promise<RecordingWriter> {
    const writer = new RecordingWriter(sink, beginning);
    const { head, laws, from, keyframe = NOTHING_KNOWN, past = [] } = beginning;
    await writer.#write(prologue());
    writer.#index.sections = {
      HEAD: await writer.#json('HEAD', RecordingHead.parse(head)),
      LAWS: await writer.#json('LAWS', RecordingLaws.parse(laws)),
      PAST: await writer.#json('PAST', past.map(({ seq, hash, line }) => [seq, hash, line])),
    };
    if (from !== null) writer.#begins(from);
    for (const position of keyframe.positions) writer.#known.take(position);
    for (const identity of keyframe.identities) writer.#known.take({ ...identity, observedAt: from ?? 0 });
    for (const { trackId } of [...keyframe.positions, ...keyframe.identities]) writer.#ids.add(trackId);
    return writer;
  }

  /** What was recorded after entry `afterSeq` (0: there are none), in order. */
  async sightings(sightings: readonly Sighting[], afterSeq = 0): Promise<void> {
    for (const s of sightings) {
      if (this.#from === null) this.#begins(s.observedAt);
      const now = Math.max(this.#newest, s.observedAt);
      if (this.#isDue(now)) await this.#closeChunk(now);
      this.#newest = now;
      this.#runs.add(s, afterSeq);
      this.#known.take(s);
      this.#ids.add(s.trackId);
      this.#index.counts.sightings += 1;
      if (s.kind === 'position') this.#index.counts.positions += 1;
    }
  }

  async entry(entry: KeptEntry): Promise<void> {
    this.#entries.push(entry);
    if (this.#entries.length >= MOST_ENTRIES) await this.#writeEntries();
  }

  /** Something was left out, for a reason that has a name. */
  leftOut(reason: string, count = 1): void {
    this.#index.leftOut = { ...this.#index.leftOut, [reason]: (this.#index.leftOut[reason] ?? 0) + count };
  }

  /** Ends it at `to`, or at the newest thing in it. The file is then whole. */
  async finish(to: Time | null = null): Promise<RecordingIndex> {
    if (this.#runs.length > 0 || this.#index.traffic.length === 0) await this.#closeChunk(null);
    await this.#writeEntries();
    const index = this.#index;
    index.from = this.#from ?? 0;
    index.to = Math.max(index.from, to ?? 0, this.#to ?? 0);
    index.counts.tracks = this.#ids.size;
    const at = this.#at;
    await this.#json('INDX', index);
    await this.#write(doneSection(at, this.#sha.copy().digest()));
    return index;
  }

  #begins(at: Time): void {
    this.#from = at;
    this.#openedAt = at;
    this.#newest = at;
  }

  #isDue(now: Time): boolean {
    const age = now - this.#openedAt;
    if (this.#runs.length === 0) return false;
    if (this.#runs.length >= MOST_IN_CHUNK || age >= LONGEST_MS) return true;
    return age >= SHORTEST_MS && this.#runs.length >= SIGHTINGS_PER_TRACK * this.#known.size;
  }

  /** Packs what was noted; the next chunk begins at `next`. A recording has one chunk at least: its keyframe. */
  async #closeChunk(next: Time | null): Promise<void> {
    const runs = this.#runs.runs();
    const to = this.#newest;
    const chunk = await packed({ keyframe: this.#keyframe, runs }, this.#book, 'small');
    await this.#writeBook();
    const [from, book] = [this.#openedAt, this.#bookNumber];
    const place = await this.#section(trafficSection({ book, from, to }, chunk));
    const all = runs.flatMap((run) => run.sightings);
    this.#index.traffic.push({ ...place, book, from, to, sightings: all.length, positions: all.filter((s) => s.kind === 'position').length });
    this.#to = Math.max(this.#to ?? to, to);
    if (next === null) return;
    this.#runs = new RunList();
    this.#openedAt = next;
    this.#keyframe = this.#known.keyframe(next);
    if (this.#book.size < MOST_IN_BOOK) return;
    this.#book = new TrafficBook();
    this.#bookNumber += 1;
  }

  /** Lines that the next chunk is the first to refer to. */
  async #writeBook(): Promise<void> {
    const { fresh } = this.#book;
    if (fresh.length === 0) return;
    const place = await this.#json('BOOK', { book: this.#bookNumber, lines: fresh.map(({ number, content }) => [number, content]) });
    this.#index.books.push({ ...place, book: this.#bookNumber });
    this.#book.written(fresh.length);
  }

  async #writeEntries(): Promise<void> {
    const [first, last] = [this.#entries[0], this.#entries.at(-1)];
    if (first === undefined || last === undefined) return;
    const { counts } = this.#index;
    let from = Infinity;
    let to = 0;
    for (const { line } of this.#entries) {
      const { at, body } = EntryDraft.parse(JSON.parse(line));
      from = Math.min(from, at);
      to = Math.max(to, at);
      counts.entries += 1;
      if (body.kind === 'alert' && body.event === 'raised') counts.alerts += 1;
      if (body.kind === 'report') counts.reports += 1;
    }
    const place = await this.#json('ENTR', this.#entries.map(({ seq, hash, line }) => [seq, hash, line]));
    this.#index.entries.push({ ...place, firstSeq: first.seq, lastSeq: last.seq, from, to });
    this.#entries = [];
  }

  #json(tag: SectionTag, words: unknown): Promise<{ at: number; bytes: number }> {
    return this.#section(section(tag, deflateRawSync(Buffer.from(JSON.stringify(words)), { level: 9 })));
  }

  async #section(bytes: Uint8Array): Promise<{ at: number; bytes: number }> {
    const at = this.#at;
    await this.#write(bytes);
    return { at, bytes: bytes.length };
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#sha.update(bytes);
    this.#at += bytes.length;
    await this.#sink.write(bytes);
  }
}
