import type { IdentitySighting, PositionSighting, Sighting } from '../../words/sighting.ts';
import { BitReader, Damage } from './bits.ts';
import type { Lane, TrafficBook } from './book.ts';
import { readColumn } from './column.ts';
import { crc32 } from './crc32.ts';
import { CHECKED_FROM, CHUNK_VERSION, COLUMNS, HEAD, MAGIC, type Chunk, type ChunkFault, type KnownIdentity } from './layout.ts';
import { Motion, type Trust } from './motion.ts';
import { readOrder, type Row } from './order.ts';
import { POSITION_COLUMNS, PositionsReader, Values, type PositionColumn } from './position-columns.ts';

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

/** Opens a chunk's bytes (inflated). What is damaged, foreign or of another version is named, never half read. */
export function decodeChunk(bytes: Uint8Array, book: TrafficBook): Chunk | ChunkFault {
  const fault = checkChunk(bytes);
  if (fault !== null) return fault;
  try {
    return read(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), book);
  } catch (error) {
    if (error instanceof Damage) return { fault: 'damaged' };
    throw error;
  }
}

function read(bytes: Uint8Array, view: DataView, book: TrafficBook): Chunk {
  const { columns, values } = layOut(bytes, view);
  const trust: Trust = { place: view.getUint8(17), course: view.getUint8(18) };
  const base = view.getFloat64(8, true);
  const keyPositions = positionsReader(columns, 'k', values, trust);
  const positions = positionsReader(columns, 'p', values, trust);

  const motions = new Map<string, Motion>();
  let previous = new Motion(base);
  const keyframe: { positions: PositionSighting[]; identities: KnownIdentity[] } = { positions: [], identities: [] };
  let number = 0;
  for (const step of columns['k.lane']) {
    number += step;
    const lane = laneOf(book, number);
    const motion = previous.placeOnly();
    keyframe.positions.push(keyPositions.read(lane, base - keyPositions.time(), motion));
    motions.set(lane.trackId, motion);
    previous = motion;
  }
  const said = new Map<string, number>();
  number = 0;
  columns['k.identityLane'].forEach((step, i) => {
    number += step;
    const lane = laneOf(book, number);
    const words = at(columns['k.identity'], i);
    said.set(lane.trackId, words);
    const { observedAt: _, ...known } = identityOf(book, lane, words, 0);
    keyframe.identities.push(known);
  });

  const rows: Row[] = [];
  const sightings: Sighting[] = [];
  const word = { next: 0 };
  number = 0;
  columns.lane.forEach((step, index) => {
    number += step;
    const lane = laneOf(book, number);
    const motion = motions.get(lane.trackId)?.copy() ?? previous.placeOnly();
    if (lane.kind === 'position') previous = motion;
    let time = lane.kind === 'position' ? motion.time : base;
    let words = said.get(lane.trackId) ?? 0;
    for (let left = at(columns.laneLength, index); left > 0; left--) {
      if (lane.kind === 'position') {
        time += positions.time();
        sightings.push(positions.read(lane, time, motion));
      } else {
        time += at(columns['w.time'], word.next);
        words += at(columns['w.words'], word.next++);
        sightings.push(lane.kind === 'identity' ? identityOf(book, lane, words, time) : textOf(book, lane, words, time));
      }
      rows.push({ lane: index, observedAt: time });
    }
  });
  return { keyframe, runs: runsOf(columns, sightings, readOrder(rows, view.getUint8(16), columns.order)) };
}

function runsOf(columns: Record<ColumnName, Float64Array>, sightings: readonly Sighting[], recorded: Uint32Array): Chunk['runs'] {
  let next = 0;
  let afterSeq = 0;
  const runs = Array.from(columns['run.length'], (length, i) => {
    afterSeq += at(columns['run.afterSeq'], i);
    const ofRun: Sighting[] = [];
    for (let left = length; left > 0; left--) {
      const sighting = sightings[at(recorded, next++)];
      if (sighting === undefined) throw new Damage('a run is longer than what was recorded');
      ofRun.push(sighting);
    }
    return { afterSeq, sightings: ofRun };
  });
  if (next !== sightings.length) throw new Damage('the runs are shorter than what was recorded');
  return runs;
}

function layOut(bytes: Uint8Array, view: DataView): { columns: Record<ColumnName, Float64Array>; values: Values } {
  const lengths = COLUMNS.map((_, i) => view.getUint32(25 + 5 * i, true));
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

const positionsReader = (columns: Record<ColumnName, Float64Array>, of: 'k' | 'p', values: Values, trust: Trust): PositionsReader => {
  const own: Record<PositionColumn, Float64Array> = byName(POSITION_COLUMNS, (i) => columns[`${of}.${POSITION_COLUMNS[i] ?? 'time'}`]);
  return new PositionsReader(own, values, trust);
};

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
