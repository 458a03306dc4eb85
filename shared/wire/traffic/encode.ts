import type { PositionSighting, Sighting } from '../../words/sighting.ts';
import { BitWriter } from './bits.ts';
import type { IdentityWords, TextWords, TrafficBook } from './book.ts';
import { ColumnWriter } from './column.ts';
import { crc32 } from './crc32.ts';
import { byLane, lanesOf, type LaneRows } from './lanes.ts';
import { CHECKED_FROM, CHUNK_VERSION, COLUMNS, HEAD, MAGIC, type Chunk } from './layout.ts';
import { Motion, type Trust } from './motion.ts';
import { writeOrder } from './order.ts';
import { POSITION_COLUMNS, PositionsWriter, Values } from './position-columns.ts';
import { atOnce, ROWS_IN_STEP, type Steps } from '../../words/steps.ts';

/** What is tried: receivers that wander, the same with a jittering course, and receivers that jitter in all. */
const TRUSTS: readonly Trust[] = [
  { place: 16, course: 16 },
  { place: 16, course: 5 },
  { place: 5, course: 5 },
];
const PLAIN: Trust = { place: 16, course: 16 };
/** Below so many sightings the choice is not worth its time; above, it is made on lanes with about so many. */
const FEW = 400;
const TRIED = 1_000;

/** `small`: what is kept, worth some tries. `quick`: what stands for a minute or two and is packed again. */
export type Aim = 'small' | 'quick';

/** The chunk's bytes in pieces of one kind each: one after the other they are the chunk. New lines go into the book. */
export function encodeChunk(chunk: Chunk, book: TrafficBook, aim: Aim = 'small'): Uint8Array[] {
  return atOnce(encodeSteps(chunk, book, aim));
}

/** The same, in steps of a few milliseconds at most: a big chunk is half a second of work, and others want their turn. */
export function* encodeSteps(chunk: Chunk, book: TrafficBook, aim: Aim): Steps<Uint8Array[]> {
  const lanes = yield* lanesOf(chunk, book);
  const trust = aim === 'quick' ? PLAIN : yield* bestTrust(chunk, lanes, book);
  return (yield* encodeWith(chunk, lanes, book, trust)).pieces;
}

/** Which trust makes the positions shortest: tried on some lanes of the chunk. */
function* bestTrust(chunk: Chunk, lanes: readonly LaneRows[], book: TrafficBook): Steps<Trust> {
  const count = countOf(lanes);
  if (count < FEW) return PLAIN;
  const every = Math.max(1, Math.floor(count / TRIED));
  const some = lanes.filter((_, i) => i % every === 0).map((lane) => Object.assign({}, lane, { places: lane.places.map(() => 0) }));
  const known = new Set(some.map(({ lane }) => lane.trackId));
  const keyframe = { positions: chunk.keyframe.positions.filter((s) => known.has(s.trackId)), identities: [] };
  let best = PLAIN;
  let fewest = Infinity;
  for (const trust of TRUSTS) {
    yield;
    const { bits } = yield* encodeWith({ keyframe, runs: [] }, some, book, trust);
    if (bits >= fewest) continue;
    best = trust;
    fewest = bits;
  }
  return best;
}

const countOf = (lanes: readonly LaneRows[]): number => lanes.reduce((sum, lane) => sum + lane.sightings.length, 0);

/** Pieces in one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function* encodeWith(chunk: Chunk, lanes: readonly LaneRows[], book: TrafficBook, trust: Trust): Steps<Assembled> {
  const values = new Values();
  const keyPositions = new PositionsWriter(values, trust);
  const positions = new PositionsWriter(values, trust);
  const other = {
    'k.lane': new ColumnWriter(),
    'k.identityLane': new ColumnWriter(),
    'k.identity': new ColumnWriter(),
    lane: new ColumnWriter(),
    laneLength: new ColumnWriter(),
    'w.time': new ColumnWriter(),
    'w.words': new ColumnWriter(),
    'run.length': new ColumnWriter(),
    'run.afterSeq': new ColumnWriter(),
  };
  const base = chunk.runs[0]?.sightings[0]?.observedAt ?? chunk.keyframe.positions[0]?.observedAt ?? 0;

  // The keyframe.
  const motions = new Map<string, Motion>();
  let previous = new Motion(base);
  let number = 0;
  for (const row of yield* byLane(chunk.keyframe.positions, book)) {
    other['k.lane'].add(row.number - number);
    number = row.number;
    const motion = previous.placeOnly();
    keyPositions.add(row.sighting, base - row.sighting.observedAt, motion);
    motions.set(row.sighting.trackId, motion);
    previous = motion;
    if (motions.size % ROWS_IN_STEP === 0) yield;
  }
  const said = new Map<string, number>();
  number = 0;
  for (const row of yield* byLane(chunk.keyframe.identities, book)) {
    other['k.identityLane'].add(row.number - number);
    number = row.number;
    const words = book.wordsNumber(wordsOf({ ...row.sighting, observedAt: 0 }));
    other['k.identity'].add(words);
    said.set(row.sighting.trackId, words);
    if (said.size % ROWS_IN_STEP === 0) yield;
  }

  // What was recorded, lane after lane.
  const count = countOf(lanes);
  const rows = { lane: new Uint32Array(count), observedAt: new Float64Array(count) };
  const recorded = new Uint32Array(count);
  let next = 0;
  number = 0;
  for (const [index, laneRows] of lanes.entries()) {
    const { lane, sightings } = laneRows;
    other.lane.add(laneRows.number - number);
    number = laneRows.number;
    other.laneLength.add(sightings.length);
    const motion = motions.get(lane.trackId)?.copy() ?? previous.placeOnly();
    if (lane.kind === 'position') previous = motion;
    let time = lane.kind === 'position' ? motion.time : base;
    let words = said.get(lane.trackId) ?? 0;
    for (const [i, s] of sightings.entries()) {
      const difference = s.observedAt - time;
      time = s.observedAt;
      recorded[laneRows.places[i] ?? 0] = next;
      rows.lane[next] = index;
      rows.observedAt[next++] = s.observedAt;
      if (next % ROWS_IN_STEP === 0) yield;
      if (s.kind === 'position') {
        positions.add(s, difference, motion);
        continue;
      }
      const now = book.wordsNumber(wordsOf(s));
      other['w.time'].add(difference);
      other['w.words'].add(now - words);
      words = now;
    }
  }
  let seq = 0;
  for (const run of chunk.runs) {
    other['run.length'].add(run.sightings.length);
    other['run.afterSeq'].add(run.afterSeq - seq);
    seq = run.afterSeq;
  }
  const order = yield* writeOrder(rows, recorded);
  yield;

  const columns: ColumnWriter[] = [
    ...Object.values(other),
    order.column,
    ...POSITION_COLUMNS.map((name) => keyPositions.columns[name]),
    ...POSITION_COLUMNS.map((name) => positions.columns[name]),
  ];
  return yield* assemble(columns, values, { trust, base, order: order.mode });
}

/** What a sighting says in words, without who and when. */
function wordsOf(s: Exclude<Sighting, PositionSighting>): IdentityWords | TextWords {
  if (s.kind === 'text') return { text: s.text, addressedTo: s.addressedTo };
  const { kind: _kind, trackId: _id, trackKind: _of, source: _by, observedAt: _at, aisClass: _class, ...words } = s;
  return words;
}

interface Head {
  readonly trust: Trust;
  readonly base: number;
  readonly order: number;
}

interface Assembled {
  readonly pieces: Uint8Array[];
  /** About how many bits they take when packed: to compare, not to count on. */
  readonly bits: number;
}

function* assemble(columns: readonly ColumnWriter[], values: Values, { trust, base, order }: Head): Steps<Assembled> {
  if (columns.length !== COLUMNS.length) throw new Error(`a chunk has ${COLUMNS.length} columns, not ${columns.length}`);
  const head = new Uint8Array(HEAD);
  const view = new DataView(head.buffer);
  view.setUint16(0, MAGIC, true);
  view.setUint16(2, CHUNK_VERSION, true);
  view.setFloat64(8, base, true);
  view.setUint8(16, order);
  view.setUint8(17, trust.place);
  view.setUint8(18, trust.course);
  view.setUint32(20, values.list.length, true);
  const low = new BitWriter();
  const pieces: Uint8Array[] = [];
  let bits = 0;
  for (const [i, column] of columns.entries()) {
    const { signed, symbols } = column.finish(low);
    view.setUint8(24 + 5 * i, signed ? 1 : 0);
    view.setUint32(25 + 5 * i, symbols.length, true);
    bits += entropy(symbols);
    if (symbols.length === 0) continue;
    pieces.push(symbols);
    yield;
  }
  const odd = new Uint8Array(8 * values.list.length);
  values.list.forEach((value, i) => new DataView(odd.buffer).setFloat64(8 * i, value, true));
  const lowBytes = low.finish();
  const all = [head, odd, ...pieces, lowBytes];
  view.setUint32(4, crc32(joined(all).subarray(CHECKED_FROM)), true);
  return { pieces: all, bits: bits + 8 * lowBytes.length };
}

/** Bits that a code fitted to these bytes needs for them: to compare, not to count on. */
function entropy(bytes: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  let bits = 0;
  for (const n of counts) if (n > 0) bits -= n * Math.log2(n / bytes.length);
  return bits;
}
