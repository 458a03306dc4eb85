import { Damage } from './bits.ts';
import { checkChunk } from './decode.ts';
import { Columns } from './columns.ts';
import type { ChunkFault } from './layout.ts';

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
  const columns = new Columns(bytes);
  const lines = new Set<number>();
  const said = new Map<string, number>();
  let number = 0;
  for (const step of columns.of('k.lane').all()) lines.add((number += step));
  number = 0;
  const identities = columns.of('k.identity').reader();
  for (const step of columns.of('k.identityLane').all()) {
    lines.add((number += step));
    const words = identities.take();
    lines.add(words);
    said.set(laneOf(number)?.trackId ?? '', words);
  }
  number = 0;
  const lengths = columns.of('laneLength').reader();
  const steps = columns.of('w.words').reader();
  for (const step of columns.of('lane').all()) {
    lines.add((number += step));
    const lane = laneOf(number);
    if (lane === null) throw new Damage(`the book has no lane ${number}`);
    const length = lengths.take();
    if (lane.kind === 'position') continue;
    let words = said.get(lane.trackId) ?? 0;
    for (let left = length; left > 0; left--) lines.add((words += steps.take()));
  }
  return lines;
}
