import { UNITS_PER_DEGREE } from '../../../shared/words/position.ts';

/**
 * Between AIS's whole numbers and scaled units (ITU-R M.1371-5, table 48 for class A; other types alike). What is "not
 * available", and what no message may hold, is `null` in scaled units.
 */

const LON_END = 180 * UNITS_PER_DEGREE;
const LAT_END = 90 * UNITS_PER_DEGREE;
const LON_UNKNOWN = 181 * UNITS_PER_DEGREE;
const LAT_UNKNOWN = 91 * UNITS_PER_DEGREE;

export const lonOf = (raw: number): number | null => (raw < -LON_END || raw > LON_END ? null : raw / UNITS_PER_DEGREE);
export const latOf = (raw: number): number | null => (raw < -LAT_END || raw > LAT_END ? null : raw / UNITS_PER_DEGREE);
export const rawLon = (lon: number | null | undefined): number => (lon == null ? LON_UNKNOWN : Math.round(lon * UNITS_PER_DEGREE));
export const rawLat = (lat: number | null | undefined): number => (lat == null ? LAT_UNKNOWN : Math.round(lat * UNITS_PER_DEGREE));

/** Types 17, 22, 23 and 27 give tenths of a minute. */
const COARSE = 600;
export const coarseLonOf = (raw: number): number | null => (Math.abs(raw) > 180 * COARSE ? null : raw / COARSE);
export const coarseLatOf = (raw: number): number | null => (Math.abs(raw) > 90 * COARSE ? null : raw / COARSE);
export const rawCoarseLon = (lon: number | null | undefined): number => (lon == null ? 181 * COARSE : Math.round(lon * COARSE));
export const rawCoarseLat = (lat: number | null | undefined): number => (lat == null ? 91 * COARSE : Math.round(lat * COARSE));

export const sogOf = (raw: number): number | null => (raw === 1023 ? null : raw / 10);
export const rawSog = (sog: number | null | undefined): number => (sog == null ? 1023 : clamp(Math.round(sog * 10), 0, 1022));

export const cogOf = (raw: number): number | null => (raw >= 3600 ? null : raw / 10);
export const rawCog = (cog: number | null | undefined): number => (cog == null ? 3600 : Math.round(cog * 10) % 3600);

export const headingOf = (raw: number): number | null => (raw >= 360 ? null : raw);
export const rawHeading = (heading: number | null | undefined): number => (heading == null ? 511 : Math.round(heading) % 360);

export const secondOf = (raw: number): number | null => (raw === 60 ? null : raw);
export const rawSecond = (second: number | null | undefined): number => second ?? 60;

/** Zero is "not available". */
export const zeroIsNone = (raw: number): number | null => (raw === 0 ? null : raw);
export const textOrNone = (text: string): string | null => (text === '' ? null : text);

/**
 * Rate of turn, degrees a minute: the field holds 4.733 times its root (table 48). 127 and -127 mean more than 5 degrees
 * in 30 s without a turn indicator: shown as 10, the least that it can be.
 */
export function rotOf(raw: number): number | null {
  if (raw === -128) return null;
  if (raw === 127) return 10;
  if (raw === -127) return -10;
  const root = raw / 4.733;
  return Math.round(Math.sign(raw) * root * root * 100) / 100;
}

export function rawRot(rot: number | null | undefined, sensor: boolean): number {
  if (rot == null) return -128;
  if (!sensor && rot !== 0) return rot > 0 ? 127 : -127;
  return Math.sign(rot) * clamp(Math.round(4.733 * Math.sqrt(Math.abs(rot))), 0, 126);
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
