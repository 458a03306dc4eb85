import { UNITS_PER_DEGREE } from '../words/position.ts';

/** A nautical mile is 1852 m by definition (First International Extraordinary Hydrographic Conference, 1929). */
export const METRES_PER_NM = 1852;
/** Metres a second in one knot. */
export const MPS_PER_KNOT = METRES_PER_NM / 3600;
export const RADIANS = Math.PI / 180;

/** Degrees to whole AIS units of 1/10 000 minute. */
export const toAisUnits = (degrees: number): number => Math.round(degrees * UNITS_PER_DEGREE);
/** The nearest position on the AIS grid: what is stored, sent and replayed without loss. */
export const onAisGrid = (degrees: number): number => toAisUnits(degrees) / UNITS_PER_DEGREE;

/** A course or bearing brought into 0 (included) to 360 (excluded). */
export const wrap360 = (degrees: number): number => {
  const d = degrees % 360;
  return d < 0 ? d + 360 : d;
};
/** A difference of courses brought into -180 (excluded) to 180 (included). */
export const wrap180 = (degrees: number): number => {
  const d = wrap360(degrees);
  return d > 180 ? d - 360 : d;
};
