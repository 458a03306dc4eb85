import { isBeaconKind } from '../../shared/words/vessel.ts';
import type { Time } from '../../shared/words/position.ts';
import type { OpenedChunk } from '../../shared/wire/traffic/decode.ts';

/** One recorded sighting, not yet made. */
export interface RowRef {
  readonly chunk: OpenedChunk;
  readonly row: number;
}

/** Rows of one lane in one chunk: `from` to before `to`, in the order of their recording. */
interface Span {
  readonly chunk: OpenedChunk;
  readonly from: number;
  readonly to: number;
}

/** What is recorded of one track. */
interface OfTrack {
  /** What it said of itself, and what beacons said in words: by that, too, they are heard. */
  readonly said: Span[];
  /** Its positions by each source, radar apart: in a stretch of several chunks, a span of each. */
  readonly bySource: Map<number, Span[]>;
  readonly plots: Span[];
}

/**
 * Of a track that one source brings, its newest positions say all: the last, and two before it by which a position that nothing could
 * have reached is told. Several sources bring the same message again: the newest dozen are more than may echo.
 */
const ENOUGH = 3;
const ENOUGH_OF_SEVERAL = 12;
/** Radar targets that do not tell their motion: it is measured over the plots of so long. */
const PLOTS_MS = 5 * 60_000;

/** What is recorded in a stretch, track by track: tracks know nothing of each other, so none needs to wait for its turn among all. */
export class RecordedTracks {
  readonly #tracks = new Map<string, OfTrack>();

  constructor(chunks: readonly OpenedChunk[]) {
    for (const chunk of chunks) {
      for (const { lane, number, from, to } of chunk.lanes) {
        const span = { chunk, from, to };
        const of = this.#of(lane.trackId);
        if (lane.kind === 'identity' || (lane.kind === 'text' && isBeaconKind(lane.trackKind))) of.said.push(span);
        if (lane.kind !== 'position') continue;
        const spans = lane.trackKind === 'radar' ? of.plots : of.bySource.get(number);
        if (spans === undefined) of.bySource.set(number, [span]);
        else spans.push(span);
      }
    }
  }

  /** What must be taken to have every track as it was at a moment, of each in the order of its times; the keyframe comes before it. */
  *newest(at: Time): IterableIterator<RowRef[]> {
    for (const { said, bySource, plots } of this.#tracks.values()) {
      const rows: RowRef[] = [];
      for (const spans of bySource.values()) addNewest(spans, at, rows);
      const enough = plots.length > 0 ? Infinity : bySource.size > 1 ? ENOUGH_OF_SEVERAL : ENOUGH;
      if (rows.length > enough) rows.sort(byTime).splice(0, rows.length - enough);
      for (const span of plots) addSince(span, at - PLOTS_MS, at, rows);
      for (const span of said) addSince(span, -Infinity, at, rows);
      if (rows.length > 0) yield rows.sort(byTime);
    }
  }

  #of(trackId: string): OfTrack {
    let of = this.#tracks.get(trackId);
    if (of === undefined) this.#tracks.set(trackId, (of = { said: [], bySource: new Map(), plots: [] }));
    return of;
  }
}

/** All positions of one track up to a moment, in the order of their times. */
export function rowsOfTrack(chunks: readonly OpenedChunk[], id: string, at: Time): RowRef[] {
  const refs: RowRef[] = [];
  for (const chunk of chunks) {
    for (const { lane, from, to } of chunk.lanes) if (lane.trackId === id && lane.kind !== 'text') addSince({ chunk, from, to }, -Infinity, at, refs);
  }
  return refs.sort(byTime);
}

const timeOf = (chunk: OpenedChunk, row: number): Time => chunk.observedAt[row] ?? 0;
const byTime = (a: RowRef, b: RowRef): number => timeOf(a.chunk, a.row) - timeOf(b.chunk, b.row) || a.row - b.row;

function addSince({ chunk, from, to }: Span, since: Time, at: Time, into: RowRef[]): void {
  for (let row = from; row < to; row++) if (timeOf(chunk, row) <= at && timeOf(chunk, row) >= since) into.push({ chunk, row });
}

/** The last dozen of one source that were seen by a moment: they may have come late, so more of them are looked at than are needed. */
function addNewest(spans: readonly Span[], at: Time, into: RowRef[]): void {
  let left = ENOUGH_OF_SEVERAL;
  for (let i = spans.length - 1; i >= 0 && left > 0; i--) {
    const { chunk, from, to } = spans[i]!;
    for (let row = to - 1; row >= from && left > 0; row--) {
      if (timeOf(chunk, row) > at) continue;
      into.push({ chunk, row });
      left--;
    }
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
