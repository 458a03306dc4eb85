import { timingSafeEqual } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { RecordingFault } from '../../../shared/recording/faults.ts';
import { DONE_BYTES, LONGEST_SECTION, PROLOGUE, SECTION_END, SECTION_HEAD, readDone, readPrologue, readSection, readTraffic, RECORDING_VERSION, type SectionTag } from '../../../shared/recording/layout.ts';
import { migrated } from '../../../shared/recording/migrations/all.ts';
import { valuesIn } from './entry-line.ts';
import { KeptLine, listOf, RecordingHead, RecordingIndex, RecordingLaws, type KeptEntry } from '../../../shared/recording/words.ts';
import type { Time } from '../../../shared/words/position.ts';
import { TrafficBook, type IdentityWords, type Lane, type TextWords } from '../../../shared/wire/traffic/book.ts';
import { decodeChunk } from '../../../shared/wire/traffic/decode.ts';
import type { Chunk } from '../../../shared/wire/traffic/layout.ts';
import type { Moment, RecordedRun } from '../../journal/contract.ts';
import { inflated } from '../../journal/traffic/deflate.ts';
import { FileBytes, type Progress } from './bytes.ts';

const MB = 1024 * 1024;
/** What sections of words have when they are inflated: far more than ours ever do. What has more is damaged, or meant to harm. */
const MOST_WORDS: Readonly<Partial<Record<SectionTag, number>>> = { HEAD: MB / 8, LAWS: 16 * MB, PAST: 64 * MB, BOOK: 64 * MB, ENTR: 64 * MB, INDX: 64 * MB };
/** The same of a chunk of traffic: 65,536 sightings of 100,000 tracks have a quarter of it. */
const MOST_CHUNK = 32 * MB;
/** Values in what is not read item by item. */
const MOST_VALUES = 200_000;
/** Entries of a section, and lines of a book. */
const [MOST_ENTRIES, MOST_LINES] = [100_000, 500_000];

const BookLines = z.object({ book: z.number().int(), lines: listOf(z.tuple([z.number().int(), z.string().max(MB)]), MOST_LINES) });
const Lines = listOf(KeptLine, MOST_ENTRIES);

/** A file that was whole when it was opened changed, or cannot be read any more. Its message is for a person. */
export class RecordingBroken extends Error {
  override readonly name = 'RecordingBroken';
}

/** A recording that was found whole. It is read here and there and never held all at once. */
export class Recording {
  readonly #bytes: FileBytes;
  readonly head: RecordingHead;
  readonly laws: RecordingLaws;
  readonly index: RecordingIndex;
  /** Entries from before it that still counted when it begins: alerts that stood, boats that were out, sources that were silent. */
  readonly past: readonly KeptEntry[];
  /** The newest book that was read, with all its lines. */
  #book: { readonly number: number; readonly book: TrafficBook } | null = null;

  private constructor(bytes: FileBytes, words: { head: RecordingHead; laws: RecordingLaws; index: RecordingIndex; past: readonly KeptEntry[] }) {
    this.#bytes = bytes;
    this.head = words.head;
    this.laws = words.laws;
    this.index = words.index;
    this.past = words.past;
  }

  /** Opens a file after having read the whole of it once: what is damaged, cut off or foreign is refused before anything is done with it. */
  static async open(path: string, progress?: Progress): Promise<Recording | RecordingFault> {
    const bytes = await FileBytes.open(path);
    if ('fault' in bytes) return bytes;
    const opened = await read(bytes, progress);
    if (!('fault' in opened)) return new Recording(bytes, opened);
    await bytes.close();
    return opened;
  }

  get size(): number {
    return this.#bytes.size;
  }

  close(): Promise<void> {
    return this.#bytes.close();
  }

  /** What every track was when it begins. */
  async keyframe(): Promise<Chunk['keyframe']> {
    return (await this.chunk(0)).keyframe;
  }

  /** One chunk by its place in the index. */
  async chunk(number: number): Promise<Chunk> {
    const place = this.index.traffic[number];
    if (place === undefined) throw new Error(`a recording of ${this.index.traffic.length} chunks has no chunk ${number}`);
    const head = readTraffic(await this.#section(place, 'TRAF'));
    const unpacked = head === null ? null : inflated(head.chunk, MOST_CHUNK);
    const chunk = head === null || unpacked === null ? ({ fault: 'damaged' } as const) : decodeChunk(unpacked, await this.#bookOf(head.book));
    if ('fault' in chunk) throw new RecordingBroken(`the traffic at byte ${place.at} cannot be read (${chunk.fault})`);
    return chunk;
  }

  /** Everything that its traffic says in words: who speaks through which source, who they say they are, texts. */
  async *words(): AsyncIterable<Lane | IdentityWords | TextWords> {
    for (const place of this.index.books) {
      const { lines } = this.#parsed(BookLines, await this.#section(place, 'BOOK'), 'BOOK', place.at);
      const book = new TrafficBook();
      for (const [number, content] of lines) {
        book.learn(number, content);
        const words = book.lane(number) ?? book.identity(number) ?? book.text(number);
        if (words === null) throw new RecordingBroken(`line ${number} of its book at byte ${place.at} does not fit`);
        yield words;
      }
    }
  }

  /** Everything that was recorded with `observedAt` after `after` (all when null), in recorded order. */
  async *runs(after: Time | null = null): AsyncIterable<RecordedRun> {
    for (const [number, { to }] of this.index.traffic.entries()) {
      if (after !== null && to <= after) continue;
      for (const run of (await this.chunk(number)).runs) {
        const sightings = after === null ? run.sightings : run.sightings.filter((s) => s.observedAt > after);
        if (sightings.length > 0) yield { afterSeq: run.afterSeq, sightings };
      }
    }
  }

  /** All that is needed to show it as it was at an instant: one chunk. Null before its beginning. */
  async moment(at: Time): Promise<Moment | null> {
    const number = this.index.traffic.findLastIndex(({ from }) => from <= at);
    if (number < 0) return null;
    const { keyframe, runs } = await this.chunk(number);
    return { keyframe, runs: runs.map(({ afterSeq, sightings }) => ({ afterSeq, sightings: sightings.filter((s) => s.observedAt <= at) })).filter((run) => run.sightings.length > 0) };
  }

  /** Its entries as they were kept, oldest first. */
  async *entries(): AsyncIterable<KeptEntry> {
    for (const place of this.index.entries) for (const [seq, hash, line] of this.#parsed(Lines, await this.#section(place, 'ENTR'), 'ENTR', place.at)) yield { seq, hash, line };
  }

  async #bookOf(number: number): Promise<TrafficBook> {
    if (this.#book?.number === number) return this.#book.book;
    const book = new TrafficBook();
    for (const place of this.index.books) {
      if (place.book !== number) continue;
      const { lines } = this.#parsed(BookLines, await this.#section(place, 'BOOK'), 'BOOK', place.at);
      for (const [at, content] of lines) book.learn(at, content);
    }
    this.#book = { number, book };
    return book;
  }

  async #section({ at, bytes }: { at: number; bytes: number }, tag: SectionTag): Promise<Uint8Array> {
    const payload = readSection(await this.#bytes.read(at, bytes), tag);
    if (payload === null) throw new RecordingBroken(`its section ${tag} at byte ${at} is not what it was when the file was opened`);
    return payload;
  }

  #parsed<T>(schema: z.ZodType<T>, payload: Uint8Array, tag: SectionTag, at: number): T {
    const read = schema.safeParse(wordsOf(payload, tag));
    if (!read.success) throw new RecordingBroken(`what its section at byte ${at} says does not fit`);
    return read.data;
  }
}

async function read(bytes: FileBytes, progress?: Progress): Promise<{ head: RecordingHead; laws: RecordingLaws; index: RecordingIndex; past: KeptEntry[] } | RecordingFault> {
  const begins = readPrologue(await bytes.read(0, PROLOGUE));
  if ('fault' in begins) {
    if (begins.fault === 'not-a-recording') return { fault: 'not-a-recording', at: null, detail: bytes.size === 0 ? 'it is empty' : 'it does not begin as one does' };
    return { fault: begins.fault, at: 0, detail: begins.fault === 'cut-off' ? `it has ${bytes.size} bytes` : 'the checksum of its first bytes is wrong' };
  }
  const { version } = begins;
  if (version > RECORDING_VERSION) return { fault: 'newer-version', at: null, detail: `its format is ${version} and this one reads up to ${RECORDING_VERSION}; open it with the Varne that made it, or a later one` };
  const doneAt = bytes.size - DONE_BYTES;
  const done = doneAt < PROLOGUE ? null : readDone(await bytes.read(doneAt, DONE_BYTES));
  if (done === null) return bytes.firstFault();
  if (!timingSafeEqual(await bytes.sha256(doneAt, progress), done.sha256)) return bytes.firstFault();
  const index = await wordsAt(bytes, 'INDX', { at: done.indexAt, bytes: doneAt - done.indexAt });
  const places = RecordingIndex.shape.sections.safeParse(z.object({ sections: z.unknown() }).safeParse(index).data?.sections);
  const misfit = (section: string): RecordingFault => ({ fault: 'damaged', at: null, detail: `every byte is as it was written, but what its section ${section} says does not fit (format ${version})` });
  if (!places.success) return misfit('INDX');
  const { HEAD, LAWS, PAST } = places.data;
  const words = migrated({ head: await wordsAt(bytes, 'HEAD', HEAD), laws: await wordsAt(bytes, 'LAWS', LAWS), past: await wordsAt(bytes, 'PAST', PAST), index }, version);
  const head = RecordingHead.safeParse(words.head);
  if (!head.success) return misfit('HEAD');
  const laws = RecordingLaws.safeParse(words.laws);
  if (!laws.success) return misfit('LAWS');
  const past = Lines.safeParse(words.past);
  if (!past.success) return misfit('PAST');
  const read = RecordingIndex.safeParse(words.index);
  if (!read.success) return misfit('INDX');
  return { head: head.data, laws: laws.data, index: read.data, past: past.data.map(([seq, hash, line]) => ({ seq, hash, line })) };
}

async function wordsAt(bytes: FileBytes, tag: SectionTag, place: { at: number; bytes: number }): Promise<unknown> {
  if (place.at < 0 || place.bytes < 0 || place.at + place.bytes > bytes.size || place.bytes > LONGEST_SECTION + SECTION_HEAD + SECTION_END) return undefined;
  const payload = readSection(await bytes.read(place.at, place.bytes), tag);
  return payload === null ? undefined : wordsOf(payload, tag);
}

function wordsOf(payload: Uint8Array, tag: SectionTag): unknown {
  try {
    const parsed: unknown = JSON.parse(inflateRawSync(payload, { maxOutputLength: MOST_WORDS[tag] ?? MB }).toString('utf8'));
    return (tag === 'HEAD' || tag === 'LAWS') && valuesIn(parsed, MOST_VALUES) >= MOST_VALUES ? undefined : parsed;
  } catch {
    return undefined;
  }
}
