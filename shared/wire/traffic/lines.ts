import { BitReader, Damage } from './bits.ts';
import { checkChunk } from './decode.ts';
import { readColumn } from './column.ts';
import { COLUMNS, HEAD, type ChunkFault } from './layout.ts';

/** The columns that refer to the book; they stand first, so that the rest need not be read. */
const REFERRING = ['k.lane', 'k.identityLane', 'k.identity', 'lane', 'laneLength', 'w.time', 'w.words'] as const;

/** A lane of the book; null when it has none of that number. */
type LaneOf = (number: number) => { readonly trackId: string; readonly kind: string } | null;

/**
 * The numbers of all lines of the book that a chunk (inflated) refers to, without opening it whole. `laneOf` says whose a
 * lane is and of which kind.
 */
export function linesOf(bytes: Uint8Array, laneOf: LaneOf): Set<number> | ChunkFault {
  const fault = checkChunk(bytes);
  if (fault !== null) return fault;
  try {
    return read(bytes, laneOf);
  } catch (error) {
    if (error instanceof Damage) return { fault: 'damaged' };
    throw error;
  }
}

function read(bytes: Uint8Array, laneOf: LaneOf): Set<number> {
  const columns = referringColumns(bytes);
  const lines = new Set<number>();
  const said = new Map<string, number>();
  let number = 0;
  for (const step of columns['k.lane']) lines.add((number += step));
  number = 0;
  columns['k.identityLane'].forEach((step, i) => {
    lines.add((number += step));
    const words = columns['k.identity'][i] ?? 0;
    lines.add(words);
    said.set(laneOf(number)?.trackId ?? '', words);
  });
  number = 0;
  let next = 0;
  columns.lane.forEach((step, i) => {
    lines.add((number += step));
    const lane = laneOf(number);
    if (lane === null) throw new Damage(`the book has no lane ${number}`);
    if (lane.kind === 'position') return;
    let words = said.get(lane.trackId) ?? 0;
    for (let left = columns.laneLength[i] ?? 0; left > 0; left--) lines.add((words += columns['w.words'][next++] ?? 0));
  });
  return lines;
}

function referringColumns(bytes: Uint8Array): Record<(typeof REFERRING)[number], Float64Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengths = COLUMNS.map((_, i) => view.getUint32(25 + 5 * i, true));
  let from = HEAD + 8 * view.getUint32(20, true);
  const lowFrom = from + lengths.reduce((sum, length) => sum + length, 0);
  if (lowFrom > bytes.length) throw new Damage('the columns are longer than the chunk');
  const low = new BitReader(bytes.subarray(lowFrom));
  const take = (name: (typeof REFERRING)[number]): Float64Array => {
    const i = COLUMNS.indexOf(name);
    const symbols = bytes.subarray(from, (from += lengths[i] ?? 0));
    return readColumn(symbols, view.getUint8(24 + 5 * i) === 1, low);
  };
  return {
    'k.lane': take('k.lane'),
    'k.identityLane': take('k.identityLane'),
    'k.identity': take('k.identity'),
    lane: take('lane'),
    laneLength: take('laneLength'),
    'w.time': take('w.time'),
    'w.words': take('w.words'),
  };
}
