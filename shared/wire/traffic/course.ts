/**
 * How far a vessel goes, by arithmetic that gives the same bits on every machine: a chunk written by one engine is
 * read by another, and a prediction that differs in the last bit would shift positions. Math.sin is not such.
 */
const TENTHS = 3600;
const RADIANS_PER_TENTH = Math.PI / 1800;

/** Taylor's series to x^19: exact to a double's last bits for |x| up to half a turn. */
function sine(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 2; n < 20; n += 2) {
    term = (-term * x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

const EAST = Float64Array.from({ length: TENTHS }, (_, i) => sine((i > 1800 ? i - 3600 : i) * RADIANS_PER_TENTH));
/** The same a quarter of a turn on: a remainder for each position would be felt. */
const NORTH = Float64Array.from(EAST, (_, i) => EAST[(i + 900) % TENTHS] ?? 0);

/** Units of 1/10 000 minute of latitude that a knot makes in a millisecond: a knot is a minute of latitude an hour. */
const UNITS_PER_KNOT_MS = 10_000 / 3_600_000;

/** Eastward part of a course, tenths of a degree. */
export const eastOf = (cog: number): number => EAST[cog] ?? 0;
/** Northward part of a course, tenths of a degree. */
export const northOf = (cog: number): number => NORTH[cog] ?? 0;
/** Units of latitude in a millisecond at a speed in tenths of a knot. */
export const unitsPerMs = (sog: number): number => (sog / 10) * UNITS_PER_KNOT_MS;
/** Units of longitude that are as long as one of latitude, at a latitude in units; bounded near the poles. */
export function stretchAt(latUnits: number): number {
  const cosine = northOf(Math.min(899, Math.round(Math.abs(latUnits) / 60_000)));
  return 1 / cosine;
}
