import type { IdentitySighting, PositionSighting, Sighting } from '../../words/sighting.ts';
import { BitReader, Damage } from './bits.ts';
import type { Lane, TrafficBook } from './book.ts';
import { readColumn } from './column.ts';
import { crc32 } from './crc32.ts';
import { CHECKED_FROM, CHUNK_VERSION, COLUMNS, HEAD, MAGIC, type Chunk, type ChunkFault, type Keyframe, type KnownIdentity } from './layout.ts';
import { Motion, type Trust } from './motion.ts';
import { readOrder, type Rows } from './order.ts';
import { Places } from './places.ts';
import { PositionsReader, Values } from './position-columns.ts';

/** No column of ours is longer, by far: what says so would fill the memory with what is not there. */
const MOST_ROWS = 1_000_000;

type ColumnName = (typeof COLUMNS)[number];

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
    const { rows, columns, opened } = open(bytes, view, book);
    const recorded = readOrder(rows, view.getUint8(16), columns.order);
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

type Columns = Record<ColumnName, Float64Array>;

function open(bytes: Uint8Array, view: DataView, book: TrafficBook): { rows: Rows; columns: Columns; opened: OpenedChunk } {
  const { columns, values } = layOut(bytes, view);
  const trust: Trust = { place: view.getUint8(17), course: view.getUint8(18) };
  const base = view.getFloat64(8, true);
  if (!Number.isSafeInteger(base) || base < 0) throw new Damage('its times count from no time');
  const motions = new Map<string, Motion>();
  const { keyframe, said, last } = openKeyframe(columns, positionsReader(columns, 'k', values, trust), base, book, motions);

  const positions = positionsReader(columns, 'p', values, trust);
  const count = columns.laneLength.reduce((sum, length) => sum + length, 0);
  if (count !== columns['p.time'].length + columns['w.time'].length) throw new Damage('the lanes are not as long as their columns');
  const rows = { lane: new Uint32Array(count), observedAt: new Float64Array(count) };
  const places = new Places(count);
  /** Of a row in words, their number in the book. */
  const wordsOf = new Map<number, number>();
  const lanes: { lane: Lane; number: number; from: number; to: number }[] = [];
  let previous = last;
  let row = 0;
  let word = 0;
  let number = 0;
  for (let index = 0; index < columns.lane.length; index++) {
    number += at(columns.lane, index);
    const lane = laneOf(book, number);
    const motion = motions.get(lane.trackId)?.copy() ?? previous.placeOnly();
    const spoken = lane.kind !== 'position';
    if (!spoken) previous = motion;
    let time = spoken ? base : motion.time;
    let words = said.get(lane.trackId) ?? 0;
    const from = row;
    for (const end = row + at(columns.laneLength, index); row < end; row++) {
      if (spoken) {
        time += at(columns['w.time'], word);
        words += at(columns['w.words'], word++);
        if ((lane.kind === 'identity' ? book.identity(words) : book.text(words)) === null) throw new Damage(`the book has no line ${words}`);
        wordsOf.set(row, words);
      } else {
        time += positions.time();
        positions.read(time, motion, places, row);
      }
      rows.lane[row] = index;
      rows.observedAt[row] = time;
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
  const recorded = (): Uint32Array | null => unlessDamaged(() => readOrder(rows, view.getUint8(16), columns.order));
  return { rows, columns, opened: { keyframe, lanes, observedAt: rows.observedAt, sighting, recorded } };
}

function openKeyframe(columns: Columns, reader: PositionsReader, base: number, book: TrafficBook, motions: Map<string, Motion>): { keyframe: Keyframe; said: Map<string, number>; last: Motion } {
  const steps = columns['k.lane'];
  const places = new Places(steps.length);
  const positions: PositionSighting[] = [];
  let last = new Motion(base);
  let number = 0;
  steps.forEach((step, i) => {
    number += step;
    const lane = laneOf(book, number);
    const motion = last.placeOnly();
    const observedAt = base - reader.time();
    reader.read(observedAt, motion, places, i);
    positions.push(places.sighting(i, lane, observedAt));
    motions.set(lane.trackId, motion);
    last = motion;
  });
  const said = new Map<string, number>();
  const identities: KnownIdentity[] = [];
  number = 0;
  columns['k.identityLane'].forEach((step, i) => {
    number += step;
    const lane = laneOf(book, number);
    const words = at(columns['k.identity'], i);
    said.set(lane.trackId, words);
    const { observedAt: _, ...known } = identityOf(book, lane, words, 0);
    identities.push(known);
  });
  return { keyframe: { positions, identities }, said, last };
}

function runsOf(columns: Columns, opened: OpenedChunk, recorded: Uint32Array): Chunk['runs'] {
  let next = 0;
  let afterSeq = 0;
  const runs = Array.from(columns['run.length'], (length, i) => {
    afterSeq += at(columns['run.afterSeq'], i);
    const ofRun: Sighting[] = [];
    for (let left = length; left > 0; left--) ofRun.push(opened.sighting(at(recorded, next++)));
    return { afterSeq, sightings: ofRun };
  });
  if (next !== recorded.length) throw new Damage('the runs are shorter than what was recorded');
  return runs;
}

function layOut(bytes: Uint8Array, view: DataView): { columns: Record<ColumnName, Float64Array>; values: Values } {
  const lengths = COLUMNS.map((_, i) => view.getUint32(25 + 5 * i, true));
  if (lengths.some((length) => length > MOST_ROWS)) throw new Damage('a column is longer than any can be');
  const valueCount = view.getUint32(20, true);
  const symbolsFrom = HEAD + 8 * valueCount;
  const lowFrom = symbolsFrom + lengths.reduce((sum, length) => sum + length, 0);
  if (lowFrom > bytes.length) throw new Damage('the columns are longer than the chunk');
  const values = new Values(Array.from({ length: valueCount }, (_, i) => view.getFloat64(HEAD + 8 * i, true)));
  const low = new BitReader(bytes.subarray(lowFrom));
  let from = symbolsFrom;
  const read = lengths.map((length, i) => {
    const symbols = bytes.subarray(from, from + length);
    from += length;
    return readColumn(symbols, view.getUint8(24 + 5 * i) === 1, low);
  });
  return { columns: byName(COLUMNS, (i) => read[i]), values };
}

const positionsReader = (columns: Columns, of: 'k' | 'p', values: Values, trust: Trust): PositionsReader =>
  new PositionsReader((column) => columns[`${of}.${column}`], values, trust);

/** A record of all these names. */
function byName<Name extends string>(names: readonly Name[], valueOf: (index: number) => Float64Array | undefined): Record<Name, Float64Array>;
function byName(names: readonly string[], valueOf: (index: number) => Float64Array | undefined): Record<string, Float64Array> {
  return Object.fromEntries(names.map((name, i) => [name, valueOf(i) ?? new Float64Array()]));
}

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

function identityOf(book: TrafficBook, lane: Lane, number: number, observedAt: number): IdentitySighting {
  const words = book.identity(number);
  if (words === null) throw new Damage(`the book has no identity ${number}`);
  const { trackId, trackKind, source, aisClass } = lane;
  return { kind: 'identity', trackId, trackKind, source, observedAt, aisClass, ...words };
}

function textOf(book: TrafficBook, lane: Lane, number: number, observedAt: number): Sighting {
  const words = book.text(number);
  if (words === null) throw new Damage(`the book has no text ${number}`);
  const { trackId, trackKind, source } = lane;
  return { kind: 'text', trackId, trackKind, source, observedAt, ...words };
}
