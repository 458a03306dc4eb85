import type { PositionSighting } from '../../words/sighting.ts';
import { UNITS_PER_DEGREE } from '../../words/position.ts';
import { eastOf, northOf, stretchAt, unitsPerMs } from './course.ts';

/** A position in whole numbers: 1/10 000 minute, 1/10 knot, 1/10 degree. `null` where AIS says "not available". */
export interface Grid {
  readonly lon: number;
  readonly lat: number;
  readonly sog: number | null;
  readonly cog: number | null;
  readonly heading: number | null;
  readonly status: number | null;
}

/** Farther than any position on the globe or beside it (AIS's "not available" is 181 and 91 degrees), in units. */
const FARTHEST = 200 * UNITS_PER_DEGREE;

/** The position in whole numbers, or null when these would not give back exactly what was there. */
export function onGrid(s: PositionSighting): Grid | null {
  const lon = Math.round(s.lon * UNITS_PER_DEGREE);
  const lat = Math.round(s.lat * UNITS_PER_DEGREE);
  if (Math.abs(lon) > FARTHEST || Math.abs(lat) > FARTHEST) return null;
  if (lon / UNITS_PER_DEGREE !== s.lon || lat / UNITS_PER_DEGREE !== s.lat) return null;
  const sog = s.sog === null ? null : Math.round(s.sog * 10);
  const cog = s.cog === null ? null : Math.round(s.cog * 10);
  if (sog !== null && (sog / 10 !== s.sog || sog < 0 || sog > 10_000)) return null;
  if (cog !== null && (cog / 10 !== s.cog || cog < 0 || cog >= 3600)) return null;
  if (s.heading !== null && !(Number.isInteger(s.heading) && s.heading >= 0 && s.heading < 360)) return null;
  if (s.status !== null && !(Number.isInteger(s.status) && s.status >= 0 && s.status < 16)) return null;
  return { lon, lat, sog, cog, heading: s.heading, status: s.status };
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
 * speed and course, then `place` with those that came, then `take`.
 */
export class Motion {
  time: number;
  status = 0;
  rot = 0;
  altitude = 0;
  #sog = 0;
  #cog = 0;
  #heading: number | null = null;
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

  /** A heading is near the one before it; the first is near the course. */
  heading(cog: number | null): number {
    return wrapped(Math.round(this.#heading ?? (cog ?? this.#cog) / 10), 360);
  }

  /** Where it will be at `time` with its speed and course then, in units, whole. */
  place(time: number, sog: number | null, cog: number | null): { lon: number; lat: number } {
    const forMs = Math.max(0, Math.min(LONGEST, time - this.time));
    if (!this.#known || sog === null || cog === null || forMs === 0) return { lon: Math.round(this.#lon), lat: Math.round(this.#lat) };
    const before = (unitsPerMs(this.#sog) * forMs) / 2;
    const now = (unitsPerMs(sog) * forMs) / 2;
    const then = this.cog;
    const north = before * northOf(then) + now * northOf(cog);
    const east = before * eastOf(then) + now * eastOf(cog);
    return { lon: Math.round(this.#lon + east * stretchAt(this.#lat)), lat: Math.round(this.#lat + north) };
  }

  /** Takes in what came; `expected` is the place that was expected for it. */
  take(time: number, at: Grid, expected: { lon: number; lat: number }, trust: Trust): void {
    const place = this.#known ? trust.place / 16 : 1;
    const course = this.#known ? trust.course / 16 : 1;
    this.time = time;
    this.#lon = expected.lon + (at.lon - expected.lon) * place;
    this.#lat = expected.lat + (at.lat - expected.lat) * place;
    if (at.sog !== null) this.#sog += (at.sog - this.#sog) * course;
    if (at.cog !== null) this.#cog = wrapped(this.#cog + turned(at.cog - this.#cog, 3600) * course, 3600);
    if (at.heading !== null) this.#heading = this.#heading === null ? at.heading : wrapped(this.#heading + turned(at.heading - this.#heading, 360) * course, 360);
    if (at.status !== null) this.status = at.status;
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
/** A course or heading brought into 0 up to a whole turn. */
export const wrapped = (value: number, turn: number): number => ((value % turn) + turn) % turn;
