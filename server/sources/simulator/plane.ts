import { RADIANS } from '../../../shared/geo/units.ts';

/**
 * The plane on which the simulated world moves: Mercator on the WGS 84 ellipsoid, true to scale at 51 N. It keeps
 * angles, so a straight line is what a ship steers (a rhumb line) and courses need no correction; a metre of sea is
 * `scaleAt(y)` metres of plane.
 */
const A = 6_378_137;
const F = 1 / 298.257223563;
const ECC = Math.sqrt(F * (2 - F));
const LON0 = 1.3;
const LAT0 = 51;

const normalRadius = (lat: number): number => A / Math.sqrt(1 - (ECC * Math.sin(lat)) ** 2);
const X_PER_RADIAN = normalRadius(LAT0 * RADIANS) * Math.cos(LAT0 * RADIANS);
const X_PER_DEGREE = X_PER_RADIAN * RADIANS;

const isometric = (lat: number): number => Math.atanh(Math.sin(lat)) - ECC * Math.atanh(ECC * Math.sin(lat));
const Y0 = isometric(LAT0 * RADIANS);

/** Metres east and north of 51 N 1.3 E on the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export function toPlane(lon: number, lat: number): Point {
  return { x: (lon - LON0) * X_PER_DEGREE, y: (isometric(lat * RADIANS) - Y0) * X_PER_RADIAN };
}

export const xOfLon = (lon: number): number => (lon - LON0) * X_PER_DEGREE;
export const yOfLat = (lat: number): number => (isometric(lat * RADIANS) - Y0) * X_PER_RADIAN;
export const lonOfX = (x: number): number => LON0 + x / X_PER_DEGREE;

function latOf(y: number): number {
  const psi = Y0 + y / X_PER_RADIAN;
  let lat = Math.asin(Math.tanh(psi));
  for (let i = 0; i < 4; i++) lat = Math.asin(Math.tanh(psi + ECC * Math.atanh(ECC * Math.sin(lat))));
  return lat;
}

// Latitude and scale are asked for with every message: tables of 1 km with straight lines between, right to 3 cm.
const TABLE_LOW = -350_000;
const TABLE_STEP = 1000;
const TABLE_SIZE = 701;
const latTable = new Float64Array(TABLE_SIZE);
const scaleTable = new Float64Array(TABLE_SIZE);
for (let i = 0; i < TABLE_SIZE; i++) {
  const lat = latOf(TABLE_LOW + i * TABLE_STEP);
  latTable[i] = lat / RADIANS;
  scaleTable[i] = X_PER_RADIAN / (normalRadius(lat) * Math.cos(lat));
}

function fromTable(table: Float64Array, y: number): number {
  const at = Math.min(TABLE_SIZE - 2, Math.max(0, (y - TABLE_LOW) / TABLE_STEP));
  const i = Math.floor(at);
  const low = table[i]!;
  return low + (table[i + 1]! - low) * (at - i);
}

export const latOfY = (y: number): number => fromTable(latTable, y);

/** Metres of plane in a metre of sea at this northing. */
export const scaleAt = (y: number): number => fromTable(scaleTable, y);

/** An angle in radians brought into -π to π. */
export function wrapPi(angle: number): number {
  let a = angle;
  while (a > Math.PI) a -= 2 * Math.PI;
  while (a <= -Math.PI) a += 2 * Math.PI;
  return a;
}

/** Course in radians, clockwise from north. */
export const courseTo = (dx: number, dy: number): number => Math.atan2(dx, dy);

/** Whether a place is within an outline and in none of its holes (even-odd over all rings, closed or not). */
export function inRings(rings: readonly (readonly Point[])[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i]!;
      const b = ring[j]!;
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside;
}
