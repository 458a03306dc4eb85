import type { PositionSighting } from '../../words/sighting.ts';
import { UNITS_PER_DEGREE } from '../../words/position.ts';
import { eastOf, northOf, stretchAt, unitsPerMs } from './course.ts';

/** A position in whole numbers: 1/10 000 minute, 1/10 knot, 1/10 degree. NaN where AIS says "not available". */
export interface Grid {
  lon: number;
  lat: number;
  sog: number;
  cog: number;
  heading: number;
  status: number;
}

/** Farther than any position on the globe or beside it (AIS's "not available" is 181 and 91 degrees), in units. */
const FARTHEST = 200 * UNITS_PER_DEGREE;

/** Whether these are numbers that AIS has (or NaN): all others stand as they are, and in fewer bits than these need there is no room for them. */
export function fits({ lon, lat, sog, cog, heading, status }: Grid): boolean {
  if (!(Math.abs(lon) <= FARTHEST && Math.abs(lat) <= FARTHEST)) return false;
  return !(sog < 0 || sog > 10_000 || cog < 0 || cog >= 3600 || heading < 0 || heading >= 360 || status < 0 || status >= 16);
}

/** The position in whole numbers, or null when these would not give back exactly what was there. */
export function onGrid(s: PositionSighting): Grid | null {
  const grid: Grid = {
    lon: Math.round(s.lon * UNITS_PER_DEGREE),
    lat: Math.round(s.lat * UNITS_PER_DEGREE),
    sog: s.sog === null ? NaN : Math.round(s.sog * 10),
    cog: s.cog === null ? NaN : Math.round(s.cog * 10),
    heading: s.heading ?? NaN,
    status: s.status ?? NaN,
  };
  if (!fits(grid) || grid.lon / UNITS_PER_DEGREE !== s.lon || grid.lat / UNITS_PER_DEGREE !== s.lat) return null;
  if (s.sog !== null && grid.sog / 10 !== s.sog) return null;
  if (s.cog !== null && grid.cog / 10 !== s.cog) return null;
  if (s.heading !== null && !Number.isInteger(s.heading)) return null;
  if (s.status !== null && !Number.isInteger(s.status)) return null;
  return grid;
}

/** Longest time over which a vessel is thought to keep its course, ms. */
const LONGEST = 600_000;

/**
 * How far a surprise moves an estimate, in sixteenths: all of it suits a receiver that wanders, little one that jitters.
 * `place` for longitude and latitude, `course` for speed, course and heading.
 */
export interface Trust {
  readonly place: number;
  readonly course: number;
}

/**
 * What the next position of a lane will probably be: its columns hold only how far each differs from that. The
 * position goes on by the speed and course that the vessel itself reports, and a share of each surprise moves the
 * estimate, because a receiver's noise is not motion. Writer and reader run the same steps in the same order:
 * speed and course, then `expect` with those that came, then `take`.
 */
export class Motion {
  time: number;
  status = 0;
  rot = 0;
  altitude = 0;
  /** Where it is expected by the last `expect`, in units, whole. */
  expectedLon = 0;
  expectedLat = 0;
  #sog = 0;
  #cog = 0;
  /** NaN until one comes. */
  #heading = NaN;
  #lon: number;
  #lat: number;
  #known = false;

  constructor(time: number, lon = 0, lat = 0) {
    this.time = time;
    this.#lon = lon;
    this.#lat = lat;
  }

  get sog(): number {
    return Math.round(this.#sog);
  }

  get cog(): number {
    return wrapped(Math.round(this.#cog), 3600);
  }

  /** A heading is near the one before it; the first is near the course, when there is one (else NaN). */
  heading(cog: number): number {
    if (Number.isNaN(this.#heading)) return wrapped(Math.round((Number.isNaN(cog) ? this.#cog : cog) / 10), 360);
    return wrapped(Math.round(this.#heading), 360);
  }

  /** Expects it where it will be at `time` with its speed and course then (NaN when it does not tell). */
  expect(time: number, sog: number, cog: number): void {
    const forMs = Math.max(0, Math.min(LONGEST, time - this.time));
    if (!this.#known || forMs === 0 || Number.isNaN(sog) || Number.isNaN(cog)) {
      this.expectedLon = Math.round(this.#lon);
      this.expectedLat = Math.round(this.#lat);
      return;
    }
    const before = (unitsPerMs(this.#sog) * forMs) / 2;
    const now = (unitsPerMs(sog) * forMs) / 2;
    const then = this.cog;
    const north = before * northOf(then) + now * northOf(cog);
    const east = before * eastOf(then) + now * eastOf(cog);
    this.expectedLon = Math.round(this.#lon + east * stretchAt(this.#lat));
    this.expectedLat = Math.round(this.#lat + north);
  }

  /** Takes in what came where it was expected. */
  take(time: number, at: Grid, trust: Trust): void {
    const place = this.#known ? trust.place / 16 : 1;
    const course = this.#known ? trust.course / 16 : 1;
    this.time = time;
    this.#lon = this.expectedLon + (at.lon - this.expectedLon) * place;
    this.#lat = this.expectedLat + (at.lat - this.expectedLat) * place;
    if (!Number.isNaN(at.sog)) this.#sog += (at.sog - this.#sog) * course;
    if (!Number.isNaN(at.cog)) this.#cog = wrapped(this.#cog + turned(at.cog - this.#cog, 3600) * course, 3600);
    if (!Number.isNaN(at.heading)) {
      const from = this.#heading;
      this.#heading = Number.isNaN(from) ? at.heading : wrapped(from + turned(at.heading - from, 360) * course, 360);
    }
    if (!Number.isNaN(at.status)) this.status = at.status;
    this.#known = true;
  }

  /** A copy, for a lane that begins from it. */
  copy(): Motion {
    const other = this.placeOnly();
    other.status = this.status;
    other.#sog = this.#sog;
    other.#cog = this.#cog;
    other.#heading = this.#heading;
    other.#known = this.#known;
    return other;
  }

  /** The same place, without a course: the first guess for a vessel of which nothing is known. */
  placeOnly(): Motion {
    const other = new Motion(this.time, this.#lon, this.#lat);
    other.rot = this.rot;
    other.altitude = this.altitude;
    return other;
  }
}

/** A difference of courses or headings, from minus half a turn up to half a turn. */
export const turned = (difference: number, turn: number): number => wrapped(difference + turn / 2, turn) - turn / 2;

/** A course or heading brought into 0 up to a whole turn: to the last bit `((value % turn) + turn) % turn`, for writer and reader must agree. */
export function wrapped(value: number, turn: number): number {
  // A remainder of what is no integer takes longer than all else here, and nearly all are within a turn of where they belong.
  if (!(value >= -turn && value < 2 * turn)) return ((value % turn) + turn) % turn;
  const on = (value < turn ? value : value - turn) + turn;
  if (on < turn) return on;
  return on < 2 * turn ? on - turn : 0;
}
