import type { Steps } from '../../../shared/words/steps.ts';
import type { ZoneArea } from './zone-index.ts';

/**
 * Which zones a cell of the map meets, packed for reading. A cell's entries lie in `entries` from `start[cell]` to
 * `start[cell + 1]`, three numbers each: zone and a bit for "inside to begin with", first edge, end of edges. An entry
 * without edges is a zone that holds the whole cell. Edges are four coordinates each.
 */
export interface Grid {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly columns: number;
  readonly rows: number;
  /** Cells a degree. */
  readonly perLon: number;
  readonly perLat: number;
  readonly start: Uint32Array;
  readonly entries: Uint32Array;
  readonly edges: Float64Array;
}

/** More than rounding can move a crossing (1e-13 degree), less than AIS resolves: 0.1 mm. */
const PAD = 1e-9;
/** West of every zone: where a crossing that only depends on latitude is put. */
const FAR_WEST = -1e6;
const MAX_CELLS = 1 << 20;
/** Bounds memory when many zones are large: zones a cell, summed over the cells. */
const MAX_ENTRIES = 1 << 22;

/** Rows of one outline, and entries, that are laid in one step. */
const ROWS_IN_STEP = 32;
const ENTRIES_IN_STEP = 1 << 18;

/** An edge within one row of cells: the columns it meets there, and what it does to the parity of all cells east of it. */
interface RowEdge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly startsBelow: boolean;
  readonly endsAbove: boolean;
}

/** Numbers that grow: one typed array, doubled when it is full. */
class Pile {
  length = 0;
  #items: Float64Array<ArrayBuffer> = new Float64Array(1024);
  push(value: number): void {
    if (this.length === this.#items.length) {
      const wider = new Float64Array(this.length * 2);
      wider.set(this.#items);
      this.#items = wider;
    }
    this.#items[this.length++] = value;
  }
  at(i: number): number {
    return this.#items[i]!;
  }
  floats(): Float64Array {
    return this.#items.slice(0, this.length);
  }
}

type Part = readonly (readonly (readonly number[])[])[];

/**
 * Lays the grid, in steps of a few milliseconds. The rule for "inside" is the usual one: count the edges that cross the parallel of the point west of
 * it, an edge counting from its lower end (included) to its upper end (excluded); a point on an edge is inside.
 *
 * For the points of one cell most edges need not be looked at: those that are east of the cell in its row never count;
 * those that are west count for a range of latitudes only, and where two of them share a vertex their ranges meet, so
 * that what is left of a whole chain is at most its two ends. Those ends are kept as edges far in the west.
 */
export function* layGrid(zones: readonly ZoneArea[]): Steps<Grid> {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const parts: { zone: number; rings: Part; box: typeof bounds }[] = [];
  let edgeCount = 0;
  zones.forEach(({ polygons }, zone) => {
    for (const rings of polygons) {
      const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
      for (const ring of rings) {
        checkRing(ring, zone);
        edgeCount += ring.length - 1;
        for (const spot of ring) widen(box, spot[0]!, spot[1]!);
      }
      widen(bounds, box.west, box.south);
      widen(bounds, box.east, box.north);
      parts.push({ zone, rings, box });
    }
  });
  if (parts.length === 0) widen(bounds, 0, 0);
  const width = Math.max(bounds.east - bounds.west, PAD);
  const height = Math.max(bounds.north - bounds.south, PAD);
  let cells = Math.min(MAX_CELLS, Math.max(64, 2 * edgeCount));
  const share = parts.reduce((sum, { box }) => sum + ((box.east - box.west) * (box.north - box.south)) / (width * height), 0);
  if (share > 1) cells = Math.max(64, Math.min(cells, MAX_ENTRIES / share));
  const columns = Math.min(4096, Math.max(1, Math.round(Math.sqrt((cells * width) / height))));
  const rows = Math.min(4096, Math.max(1, Math.round(cells / columns)));

  const frame = { ...bounds, columns, rows, perLon: columns / width, perLat: rows / height };
  const laid: Laid = { cell: new Pile(), head: new Pile(), from: new Pile(), to: new Pile(), edges: new Pile() };
  for (const { zone, rings } of parts) yield* layPart(zone, rings, frame, laid);

  // A counting sort by cell keeps the order of zones within each.
  const total = laid.cell.length;
  const start = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < total; i++) start[laid.cell.at(i) + 1]!++;
  yield;
  for (let c = 0; c < columns * rows; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const entries = new Uint32Array(total * 3);
  for (let i = 0; i < total; i++) {
    if (i % ENTRIES_IN_STEP === 0) yield;
    const at = next[laid.cell.at(i)]!++ * 3;
    entries[at] = laid.head.at(i);
    entries[at + 1] = laid.from.at(i);
    entries[at + 2] = laid.to.at(i);
  }
  return { ...frame, start, entries, edges: laid.edges.floats() };
}

interface Laid {
  cell: Pile;
  head: Pile;
  from: Pile;
  to: Pile;
  edges: Pile;
}
type Frame = Pick<Grid, 'west' | 'south' | 'columns' | 'rows' | 'perLon' | 'perLat'>;

/** The column of a longitude and the row of a latitude: never falling as they rise, which is all that exactness needs. */
export const columnOf = (g: Frame, lon: number): number => Math.max(0, Math.min(g.columns - 1, Math.floor((lon - g.west) * g.perLon)));
export const rowOf = (g: Frame, lat: number): number => Math.max(0, Math.min(g.rows - 1, Math.floor((lat - g.south) * g.perLat)));

function* layPart(zone: number, rings: Part, g: Frame, laid: Laid): Steps<void> {
  const spots = new Pile();
  const byRow: RowEdge[][] = [];
  let lowest = g.rows;
  let eastmost = 0;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i]!;
      const [x2 = 0, y2 = 0] = ring[i + 1]!;
      const at = spots.length;
      for (const value of [x1, y1, x2, y2]) spots.push(value);
      const low = Math.min(y1, y2);
      const high = Math.max(y1, y2);
      const first = rowOf(g, low);
      const last = rowOf(g, high);
      lowest = Math.min(lowest, first);
      eastmost = Math.max(eastmost, columnOf(g, Math.max(x1, x2) + PAD));
      for (let row = first; row <= last; row++) {
        // Where the edge is while it is in this row: between its crossings of the row's two sides.
        const a = crossing(x1, y1, x2, y2, Math.max(low, g.south + row / g.perLat - PAD));
        const b = crossing(x1, y1, x2, y2, Math.min(high, g.south + (row + 1) / g.perLat + PAD));
        const whole = first === last;
        const west = whole ? Math.min(x1, x2) : Math.min(a, b);
        const east = whole ? Math.max(x1, x2) : Math.max(a, b);
        (byRow[row] ??= []).push({
          at,
          from: columnOf(g, west - PAD),
          to: columnOf(g, east + PAD),
          low,
          high,
          startsBelow: first < row,
          endsAbove: last > row,
        });
      }
    }
  }
  for (let row = lowest; row < byRow.length; row++) {
    layRow(zone, row, byRow[row] ?? [], eastmost, spots, g, laid);
    if (row % ROWS_IN_STEP === 0) yield;
  }
}

function layRow(zone: number, row: number, edges: RowEdge[], eastmost: number, spots: Pile, g: Frame, laid: Laid): void {
  edges.sort((p, q) => p.from - q.from);
  let pending = 0;
  let active: RowEdge[] = [];
  let inside = 0;
  const ends = new Set<number>();
  const flip = (lat: number) => {
    if (!ends.delete(lat)) ends.add(lat);
  };
  for (let column = edges[0]?.from ?? eastmost + 1; column <= eastmost; column++) {
    if (active.some((e) => e.to < column)) {
      for (const e of active) {
        if (e.to >= column || e.low === e.high) continue;
        if (e.startsBelow) inside ^= 1;
        else flip(e.low);
        if (!e.endsAbove) flip(e.high);
      }
      active = active.filter((e) => e.to >= column);
    }
    for (; pending < edges.length && edges[pending]!.from <= column; pending++) active.push(edges[pending]!);
    if (active.length === 0 && inside === 0) {
      if (pending === edges.length) break;
      column = edges[pending]!.from - 1;
      continue;
    }
    laid.cell.push(row * g.columns + column);
    laid.head.push(zone * 2 + inside);
    laid.from.push(laid.edges.length);
    for (const e of active) for (let k = 0; k < 4; k++) laid.edges.push(spots.at(e.at + k));
    if (active.length > 0) for (const lat of ends) for (const value of [FAR_WEST, lat, FAR_WEST, 1e6]) laid.edges.push(value);
    laid.to.push(laid.edges.length);
  }
}

const crossing = (x1: number, y1: number, x2: number, y2: number, lat: number): number => (y1 === y2 ? x1 : x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));

function widen(box: { west: number; south: number; east: number; north: number }, lon: number, lat: number): void {
  if (lon < box.west) box.west = lon;
  if (lon > box.east) box.east = lon;
  if (lat < box.south) box.south = lat;
  if (lat > box.north) box.north = lat;
}

function checkRing(ring: readonly (readonly number[])[], zone: number): void {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || ring.length < 4) throw new Error(`zone ${zone}: a ring has ${ring.length} vertices, expected at least 4`);
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Error(`zone ${zone}: a ring ends at ${last.join(' ')}, expected its first vertex ${first.join(' ')}`);
  for (const spot of ring) {
    if (spot.length < 2 || !Number.isFinite(spot[0]) || !Number.isFinite(spot[1])) throw new Error(`zone ${zone}: a vertex is ${spot.join(' ')}, expected longitude and latitude`);
  }
}
