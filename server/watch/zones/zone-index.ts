import { atOnce, type Steps } from '../../../shared/words/steps.ts';
import type { ZoneGeometry } from '../../../shared/words/zone.ts';
import { columnOf, layGrid, rowOf, type Grid } from './grid.ts';
import { ZoneEdges } from './zone-edges.ts';
import type { ZoneLookup } from './zone-lookup.ts';

/** A zone's area: polygons of rings (the first outer, the rest holes) of `[lon, lat]`, closed. */
export interface ZoneArea {
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** The area of a zone's GeoJSON geometry. */
export const zoneArea = (geometry: ZoneGeometry): ZoneArea => ({ polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates });

/**
 * Says which of many zones hold a position: a grid whose cells know the zones that hold them whole and, of the zones
 * that they meet in part, the few edges that decide. Its answers are those of Turf's booleanPointInPolygon, a point
 * on an edge or a vertex included.
 *
 * Zones are named by their place in the list that the index was built of. An index never changes: build another when
 * a zone is drawn. Not for zones across the 180th meridian.
 */
export class ZoneIndex implements ZoneLookup {
  readonly #grid: Grid;
  readonly #edges: readonly ZoneEdges[];

  private constructor(grid: Grid, edges: readonly ZoneEdges[]) {
    this.#grid = grid;
    this.#edges = edges;
  }

  /** Throws when a ring is not closed, has fewer than 4 vertices or holds something that is not a number. */
  static build(zones: readonly ZoneArea[]): ZoneIndex {
    return atOnce(ZoneIndex.steps(zones));
  }

  /** The same in steps of a few milliseconds: a hundred zones take a tenth of a second. */
  static *steps(zones: readonly ZoneArea[]): Steps<ZoneIndex> {
    const edges: ZoneEdges[] = [];
    for (const zone of zones) {
      edges.push(new ZoneEdges(zone));
      yield;
    }
    return new ZoneIndex(yield* layGrid(zones), edges);
  }

  /** How many zones there are. */
  get size(): number {
    return this.#edges.length;
  }

  /** Writes the zones that hold the position into `out`, in rising order, and says how many. `out` must have room for all zones. */
  query(lon: number, lat: number, out: Uint32Array | number[]): number {
    const g = this.#grid;
    if (!(lon >= g.west && lon <= g.east && lat >= g.south && lat <= g.north)) return 0;
    const cell = rowOf(g, lat) * g.columns + columnOf(g, lon);
    const end = g.start[cell + 1]! * 3;
    const { entries } = g;
    let count = 0;
    let last = -1;
    for (let i = g.start[cell]! * 3; i < end; i += 3) {
      const head = entries[i]!;
      const zone = head >>> 1;
      if (zone === last) continue;
      const from = entries[i + 1]!;
      const to = entries[i + 2]!;
      if (from !== to ? !holds(g.edges, from, to, head & 1, lon, lat) : (head & 1) === 0) continue;
      out[count++] = zone;
      last = zone;
    }
    return count;
  }

  /** Metres from the position to the zone's nearest edge, whichever side it is on; right to 0.5 % within 100 km. */
  edgeDistanceM(zone: number, lon: number, lat: number): number {
    return this.#of(zone).distanceM(lon, lat);
  }

  /**
   * Minutes until the vessel's course line crosses the zone's edge at its present speed (knots) and course (degrees
   * true), or null when it does not within `withinMin` minutes. For a vessel outside that is when it enters, for one
   * inside when it leaves.
   */
  minutesToEdge(zone: number, lon: number, lat: number, sog: number, cog: number, withinMin: number): number | null {
    return this.#of(zone).crossingMin(lon, lat, sog, cog, withinMin);
  }

  #of(zone: number): ZoneEdges {
    const edges = this.#edges[zone];
    if (!edges) throw new Error(`no zone ${zone}: the index holds 0 to ${this.#edges.length - 1}`);
    return edges;
  }
}

/** Counts the edges that cross the parallel west of the point, as point-in-polygon-hao (Hao and others, 2018) does. */
function holds(edges: Float64Array, from: number, to: number, inside: number, x: number, y: number): boolean {
  let odd = inside;
  for (let i = from; i < to; i += 4) {
    const v1 = edges[i + 1]! - y;
    const v2 = edges[i + 3]! - y;
    if ((v1 > 0 && v2 > 0) || (v1 < 0 && v2 < 0)) continue;
    const u1 = edges[i]! - x;
    const u2 = edges[i + 2]! - x;
    if (v1 === 0 && v2 === 0) {
      if ((u2 <= 0 && u1 >= 0) || (u1 <= 0 && u2 >= 0)) return true;
      continue;
    }
    // Rounding never swaps two products, so only equal ones need their exact remainders.
    const p = u2 * v1;
    const q = u1 * v2;
    const side = p !== q ? p - q : remainder(u2, v1, p) - remainder(u1, v2, q);
    if (side === 0) return true;
    if (side > 0 ? v2 > 0 && v1 <= 0 : v2 <= 0 && v1 > 0) odd ^= 1;
  }
  return odd === 1;
}

/** What rounding took from the product `ab` (Dekker, "A floating-point technique", Numerische Mathematik 18, 1971). */
function remainder(a: number, b: number, ab: number): number {
  const SPLIT = 134_217_729;
  let c = SPLIT * a;
  const aHigh = c - (c - a);
  const aLow = a - aHigh;
  c = SPLIT * b;
  const bHigh = c - (c - b);
  const bLow = b - bHigh;
  return aLow * bLow - (ab - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
