import type { IdentitySighting, PositionSighting, Sighting } from '../../words/sighting.ts';
import { Damage } from './bits.ts';
import type { IdentityWords, Lane, TrafficBook } from './book.ts';
import { Columns } from './columns.ts';
import { crc32 } from './crc32.ts';
import { CHECKED_FROM, CHUNK_VERSION, HEAD, MAGIC, type Chunk, type ChunkFault, type Keyframe, type KnownIdentity } from './layout.ts';
import { Motion, type Trust } from './motion.ts';
import { readOrder, type Rows } from './order.ts';
import { Places } from './places.ts';
import { PositionsReader } from './position-columns.ts';

/** Whether the bytes (inflated) are a chunk of this version, whole: null, or what is wrong. A tenth of the work of opening it. */
export function checkChunk(bytes: Uint8Array): ChunkFault | null {
  if (bytes.length < 4) return { fault: 'not-a-chunk' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0, true) !== MAGIC) return { fault: 'not-a-chunk' };
  if (view.getUint16(2, true) !== CHUNK_VERSION) return { fault: 'other-version' };
  if (bytes.length < HEAD) return { fault: 'damaged' };
  return crc32(bytes.subarray(CHECKED_FROM)) === view.getUint32(4, true) ? null : { fault: 'checksum' };
}

/** A chunk laid open in columns: a sighting is made of a row only when it is asked for. */
export interface OpenedChunk {
  readonly keyframe: Keyframe;
  /** Who speaks, with the book's number of it; the rows of each stand together, in the order of its sightings. */
  readonly lanes: readonly { readonly lane: Lane; readonly number: number; readonly from: number; readonly to: number }[];
  /** Of each row. */
  readonly observedAt: Float64Array;
  sighting(row: number): Sighting;
  /** All rows in the order in which they were recorded; null when that order is damaged. */
  recorded(): Uint32Array | null;
}

/** Opens a chunk's bytes (inflated). What is damaged, foreign or of another version is named, never half read. */
export function decodeChunk(bytes: Uint8Array, book: TrafficBook): Chunk | ChunkFault {
  return reading(bytes, (view) => {
    const { columns, opened } = open(bytes, view, book);
    const recorded = opened.recorded();
    if (recorded === null) throw new Damage('its order is damaged');
    return { keyframe: opened.keyframe, runs: runsOf(columns, opened, recorded) };
  });
}

/** The same without making a sighting of each row: a few times faster, where few of them are wanted. */
export function openChunk(bytes: Uint8Array, book: TrafficBook): OpenedChunk | ChunkFault {
  return reading(bytes, (view) => open(bytes, view, book).opened);
}

function reading<T>(bytes: Uint8Array, read: (view: DataView) => T): T | ChunkFault {
  const fault = checkChunk(bytes);
  if (fault !== null) return fault;
  return unlessDamaged(() => read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))) ?? { fault: 'damaged' };
}

function unlessDamaged<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Damage) return null;
    throw error;
  }
}

function open(bytes: Uint8Array, view: DataView, book: TrafficBook): { columns: Columns; opened: OpenedChunk } {
  const columns = new Columns(bytes);
  const trust: Trust = { place: view.getUint8(17), course: view.getUint8(18) };
  const base = view.getFloat64(8, true);
  if (!Number.isSafeInteger(base) || base < 0) throw new Damage('its times count from no time');
  const motions = new Map<string, Motion>();
  const { keyframe, said, last } = openKeyframe(columns, positionsReader(columns, 'k', trust), base, book, motions);

  const positions = positionsReader(columns, 'p', trust);
  const numbers = columns.of('lane').all();
  const lengths = columns.of('laneLength').all();
  const times = columns.of('w.time').reader();
  const steps = columns.of('w.words').reader();
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (count !== columns.of('p.time').length + columns.of('w.time').length) throw new Damage('the lanes are not as long as their columns');
  const rows: Rows = { lane: new Uint32Array(count), observedAt: new Float64Array(count) };
  const places = new Places(count, columns.values);
  /** Of a row in words, their number in the book. */
  const wordsOf = new Map<number, number>();
  const lanes: { lane: Lane; number: number; from: number; to: number }[] = [];
  let previous = last;
  let row = 0;
  let number = 0;
  for (let index = 0; index < numbers.length; index++) {
    number += at(numbers, index);
    const lane = laneOf(book, number);
    const from = row;
    const end = row + at(lengths, index);
    rows.lane.fill(index, from, end);
    if (lane.kind === 'position') {
      const motion = motions.get(lane.trackId)?.copy() ?? previous.placeOnly();
      previous = motion;
      let { time } = motion;
      for (; row < end; row++) {
        time += positions.time();
        positions.read(time, motion, places, row);
        rows.observedAt[row] = time;
      }
    } else {
      let time = base;
      let words = said.get(lane.trackId) ?? 0;
      for (; row < end; row++) {
        time += times.take();
        words += steps.take();
        if ((lane.kind === 'identity' ? book.identity(words) : book.text(words)) === null) throw new Damage(`the book has no line ${words}`);
        wordsOf.set(row, words);
        rows.observedAt[row] = time;
      }
    }
    lanes.push({ lane, number, from, to: row });
  }
  const sighting = (of: number): Sighting => {
    const { lane } = lanes[rows.lane[of] ?? 0]!;
    const observedAt = rows.observedAt[of] ?? 0;
    if (lane.kind === 'position') return places.sighting(of, lane, observedAt);
    const words = wordsOf.get(of) ?? 0;
    return lane.kind === 'identity' ? identityOf(book, lane, words, observedAt) : textOf(book, lane, words, observedAt);
  };
  const recorded = (): Uint32Array | null => unlessDamaged(() => readOrder(rows, view.getUint8(16), columns.of('order').all()));
  return { columns, opened: { keyframe, lanes, observedAt: rows.observedAt, sighting, recorded } };
}

function openKeyframe(columns: Columns, reader: PositionsReader, base: number, book: TrafficBook, motions: Map<string, Motion>): { keyframe: Keyframe; said: Map<string, number>; last: Motion } {
  const steps = columns.of('k.lane').all();
  const places = new Places(steps.length, columns.values);
  const positions: PositionSighting[] = [];
  let last = new Motion(base);
  let number = 0;
  for (let i = 0; i < steps.length; i++) {
    number += at(steps, i);
    const lane = laneOf(book, number);
    const motion = last.placeOnly();
    const observedAt = base - reader.time();
    reader.read(observedAt, motion, places, i);
    positions.push(places.sighting(i, lane, observedAt));
    motions.set(lane.trackId, motion);
    last = motion;
  }
  const said = new Map<string, number>();
  const identities: KnownIdentity[] = [];
  number = 0;
  const words = columns.of('k.identity').reader();
  for (const step of columns.of('k.identityLane').all()) {
    number += step;
    const lane = laneOf(book, number);
    const line = words.take();
    said.set(lane.trackId, line);
    const { trackId, trackKind, source, aisClass } = lane;
    identities.push({ kind: 'identity', trackId, trackKind, source, aisClass, ...identityWords(book, line) });
  }
  return { keyframe: { positions, identities }, said, last };
}

function runsOf(columns: Columns, opened: OpenedChunk, recorded: Uint32Array): Chunk['runs'] {
  let next = 0;
  let afterSeq = 0;
  const seqs = columns.of('run.afterSeq').reader();
  const runs = Array.from(columns.of('run.length').all(), (length) => {
    afterSeq += seqs.take();
    const ofRun: Sighting[] = [];
    for (let left = length; left > 0; left--) ofRun.push(opened.sighting(at(recorded, next++)));
    return { afterSeq, sightings: ofRun };
  });
  if (next !== recorded.length) throw new Damage('the runs are shorter than what was recorded');
  return runs;
}

const positionsReader = (columns: Columns, of: 'k' | 'p', trust: Trust): PositionsReader =>
  new PositionsReader((column) => columns.of(`${of}.${column}`).reader(), columns.values, trust);

function at(column: Float64Array | Uint32Array, index: number): number {
  const value = column[index];
  if (value === undefined) throw new Damage('a column ends too soon');
  return value;
}

function laneOf(book: TrafficBook, number: number): Lane {
  const lane = book.lane(number);
  if (lane === null) throw new Damage(`the book has no lane ${number}`);
  return lane;
}

function identityWords(book: TrafficBook, number: number): IdentityWords {
  const words = book.identity(number);
  if (words === null) throw new Damage(`the book has no identity ${number}`);
  return words;
}

function identityOf(book: TrafficBook, lane: Lane, number: number, observedAt: number): IdentitySighting {
  const { trackId, trackKind, source, aisClass } = lane;
  return { kind: 'identity', trackId, trackKind, source, observedAt, aisClass, ...identityWords(book, number) };
}

function textOf(book: TrafficBook, lane: Lane, number: number, observedAt: number): Sighting {
  const words = book.text(number);
  if (words === null) throw new Damage(`the book has no text ${number}`);
  const { trackId, trackKind, source } = lane;
  return { kind: 'text', trackId, trackKind, source, observedAt, ...words };
}
