import { z } from 'zod';

/** WGS 84, degrees, `[lon, lat]` as in GeoJSON. */
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Position = z.infer<typeof Position>;
export type Lon = number;
export type Lat = number;

/** Milliseconds since 1970, UTC. Inside the house every time is one of these. */
export const Time = z.number().int().min(0).max(8.64e15);
export type Time = number;

/** ISO 8601 with `Z`: a time at an edge. */
export const IsoTime = z.iso.datetime();

/**
 * Units of AIS position resolution in a degree: 1/10 000 minute (ITU-R M.1371-5, table 48).
 * A position kept as `Math.round(degrees * UNITS_PER_DEGREE)` and divided again is the position that AIS sent.
 */
export const UNITS_PER_DEGREE = 600_000;
