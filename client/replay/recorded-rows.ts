import type { Time } from '../../shared/words/position.ts';
import type { OpenedChunk } from '../../shared/wire/traffic/decode.ts';

/** One recorded sighting, not yet made. */
export interface RowRef {
  readonly chunk: OpenedChunk;
  readonly row: number;
}

type Lane = OpenedChunk['lanes'][number];

/**
 * Of a track that one source brings, its newest positions say all: the last, and two before it by which a position that nothing could
 * have reached is told. Several sources bring the same message again: the newest dozen are more than may echo.
 */
const ENOUGH = 3;
const ENOUGH_OF_SEVERAL = 12;
/** Radar targets that do not tell their motion: it is measured over the plots of so long. */
const PLOTS_MS = 5 * 60_000;

/** What must be taken, in the order of its times, to have every track as it was at a moment; the keyframe comes before it. */
export function newestRows(chunks: readonly OpenedChunk[], at: Time): RowRef[] {
  const refs: RowRef[] = [];
  const byTrack = new Map<string, { sources: Set<number>; rows: RowRef[] }>();
  for (const chunk of chunks) {
    for (const { lane, number, from, to } of chunk.lanes) {
      if (lane.kind === 'text') continue;
      if (lane.kind === 'identity') {
        for (let row = from; row < to; row++) if (timeOf(chunk, row) <= at) refs.push({ chunk, row });
        continue;
      }
      let of = byTrack.get(lane.trackId);
      if (of === undefined) byTrack.set(lane.trackId, (of = { sources: new Set(), rows: [] }));
      of.sources.add(number);
      if (lane.trackKind === 'radar') addSince(chunk, { from, to }, at - PLOTS_MS, at, of.rows);
      else addNewest(chunk, { from, to }, at, ENOUGH_OF_SEVERAL, of.rows);
    }
  }
  for (const { sources, rows } of byTrack.values()) {
    // Of a stretch in parts each part has some: of all these only the newest count.
    const enough = rows.length > 0 && isRadar(rows[0]!) ? Infinity : sources.size > 1 ? ENOUGH_OF_SEVERAL : ENOUGH;
    if (rows.length > enough) rows.sort(byTime).splice(0, rows.length - enough);
    for (const ref of rows) refs.push(ref);
  }
  return refs.sort(byTime);
}

/** All positions of one track up to a moment, in the order of their times. */
export function rowsOfTrack(chunks: readonly OpenedChunk[], id: string, at: Time): RowRef[] {
  const refs: RowRef[] = [];
  for (const chunk of chunks) {
    for (const { lane, from, to } of chunk.lanes) if (lane.trackId === id && lane.kind !== 'text') addSince(chunk, { from, to }, -Infinity, at, refs);
  }
  return refs.sort(byTime);
}

const timeOf = (chunk: OpenedChunk, row: number): Time => chunk.observedAt[row] ?? 0;
const byTime = (a: RowRef, b: RowRef): number => timeOf(a.chunk, a.row) - timeOf(b.chunk, b.row) || a.row - b.row;
const isRadar = ({ chunk, row }: RowRef): boolean => chunk.lanes.find(({ from, to }) => row >= from && row < to)?.lane.trackKind === 'radar';

function addSince(chunk: OpenedChunk, { from, to }: Pick<Lane, 'from' | 'to'>, since: Time, at: Time, into: RowRef[]): void {
  for (let row = from; row < to; row++) if (timeOf(chunk, row) <= at && timeOf(chunk, row) >= since) into.push({ chunk, row });
}

/** The last rows of a lane that were seen by a moment. */
function addNewest(chunk: OpenedChunk, { from, to }: Pick<Lane, 'from' | 'to'>, at: Time, most: number, into: RowRef[]): void {
  let left = most;
  for (let row = to - 1; row >= from && left > 0; row--) {
    if (timeOf(chunk, row) > at) continue;
    into.push({ chunk, row });
    left--;
  }
}

/** What was recorded, in its order, from a moment on. */
export class RecordedOrder {
  readonly #orders: readonly { readonly chunk: OpenedChunk; readonly rows: Uint32Array }[];
  #chunk = 0;
  #next = 0;

  /** Begins after the first that was seen later than `shown`; what came late before that is shown already. */
  constructor(chunks: readonly OpenedChunk[], shown: Time) {
    this.#orders = chunks.flatMap((chunk) => {
      const rows = chunk.recorded();
      return rows === null ? [] : [{ chunk, rows }];
    });
    while (this.next(shown) !== null);
  }

  /** The next, when it was seen by a moment; null when it was not, or there is no more. */
  next(at: Time): RowRef | null {
    for (let of = this.#orders[this.#chunk]; of !== undefined; of = this.#orders[++this.#chunk]) {
      const row = of.rows[this.#next];
      if (row === undefined) {
        this.#next = 0;
        continue;
      }
      if (timeOf(of.chunk, row) > at) return null;
      this.#next++;
      return { chunk: of.chunk, row };
    }
    return null;
  }
}
