import { planeM } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Position } from '../../../shared/words/position.ts';
import type { ZoneLookup } from '../zones/zone-lookup.ts';

/** A traffic lane or a separation zone. */
export interface RouteingArea {
  readonly id: string;
  readonly name: string;
  readonly kind: 'lane' | 'separation-zone';
  /** Direction of traffic flow, degrees true; null where there is none or both. */
  readonly flow: number | null;
}

/** A thing at a place. */
export interface Spot {
  readonly name: string;
  readonly position: Position;
}

/** What the rules know of the waters, as data. */
export interface WatersData {
  readonly areas: readonly RouteingArea[];
  /** Geometry of the same areas, by their place in the list. */
  readonly areaLookup: ZoneLookup;
  /** Geometry of the land, and how many pieces it has. */
  readonly land: { readonly lookup: ZoneLookup; readonly count: number };
  readonly ports: readonly Spot[];
  readonly lightVessels: readonly Spot[];
}

const NO_LOOKUP: ZoneLookup = { query: () => 0, edgeDistanceM: () => Infinity, minutesToEdge: () => null };
/** Open sea without lanes, land or ports. */
export const OPEN_SEA: WatersData = { areas: [], areaLookup: NO_LOOKUP, land: { lookup: NO_LOOKUP, count: 0 }, ports: [], lightVessels: [] };

/** Answers what rules ask of the waters. The area of one position is looked up once. */
export class Waters {
  readonly #data: WatersData;
  readonly #found: Uint32Array;
  #lon = NaN;
  #lat = NaN;
  #lane: RouteingArea | null = null;
  #separation: RouteingArea | null = null;

  constructor(data: WatersData) {
    this.#data = data;
    this.#found = new Uint32Array(data.areas.length);
  }

  /** The lane that holds a position; one with a flow before one without. */
  laneAt(lon: number, lat: number): RouteingArea | null {
    this.#look(lon, lat);
    return this.#lane;
  }

  separationZoneAt(lon: number, lat: number): RouteingArea | null {
    this.#look(lon, lat);
    return this.#separation;
  }

  /** Whether a position is within so many nautical miles of a port. */
  inHarbour(lon: number, lat: number, withinNm: number): boolean {
    const reach = withinNm * METRES_PER_NM;
    const degrees = reach / 110_000;
    return this.#data.ports.some(({ position: [x, y] }) => Math.abs(y - lat) <= degrees && planeM(x, y, lon, lat) <= reach);
  }

  /** Minutes until the shore on this course (degrees true) and speed (knots); null when not within `withinMin`. */
  minutesToShore(lon: number, lat: number, sog: number, cog: number, withinMin: number): number | null {
    let soonest: number | null = null;
    const { lookup, count } = this.#data.land;
    for (let piece = 0; piece < count; piece++) {
      const minutes = lookup.minutesToEdge(piece, lon, lat, sog, cog, soonest ?? withinMin);
      if (minutes !== null) soonest = minutes;
    }
    return soonest;
  }

  get lightVessels(): readonly Spot[] {
    return this.#data.lightVessels;
  }

  #look(lon: number, lat: number): void {
    if (lon === this.#lon && lat === this.#lat) return;
    this.#lon = lon;
    this.#lat = lat;
    this.#lane = null;
    this.#separation = null;
    const count = this.#data.areaLookup.query(lon, lat, this.#found);
    for (let i = 0; i < count; i++) {
      const area = this.#data.areas[this.#found[i]!]!;
      if (area.kind === 'separation-zone') this.#separation ??= area;
      else if (this.#lane === null || (this.#lane.flow === null && area.flow !== null)) this.#lane = area;
    }
  }
}
