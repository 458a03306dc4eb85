import { metresPerDegree } from '../geo/distance.ts';
import { MPS_PER_KNOT, RADIANS, wrap360 } from '../geo/units.ts';
import type { Lat, Lon, Time } from '../words/position.ts';
import type { TrailPoint } from '../words/track.ts';

/** Course and speed as plots show them; no course where it is noise. */
export interface PlottedMotion {
  /** Knots, steps of 0.1. */
  readonly sog: number;
  /** Degrees true, steps of 0.1; null when it hardly moves. */
  readonly cog: number | null;
}

/** How far back plots are looked at: MSC.192(79) wants a trend after one minute and a prediction after three. */
export const PLOTTED_OVER_MS = 4 * 60_000;
const SHORTEST_MS = 60_000;
/** Below this the course is the radar's error and not the boat's. */
const MOVES_KN = 0.5;

/**
 * The motion of a track whose radar gives positions only: the straight line that fits its plots best. `before` is
 * oldest first; null when they do not reach back far enough.
 */
export function plottedMotion(before: readonly TrailPoint[], at: Time, lon: Lon, lat: Lat): PlottedMotion | null {
  const first = before[0];
  if (first === undefined || at - first[0] < SHORTEST_MS) return null;
  const scale = metresPerDegree(lat);
  let n = 0;
  let t = 0;
  let x = 0;
  let y = 0;
  let tt = 0;
  let tx = 0;
  let ty = 0;
  for (const [when, pLon, pLat] of [...before, [at, lon, lat] as const]) {
    const s = (when - at) / 1000;
    const east = (pLon - lon) * scale.lon;
    const north = (pLat - lat) * scale.lat;
    n += 1;
    t += s;
    x += east;
    y += north;
    tt += s * s;
    tx += s * east;
    ty += s * north;
  }
  const spread = n * tt - t * t;
  const vx = (n * tx - t * x) / spread;
  const vy = (n * ty - t * y) / spread;
  const sog = Math.round((Math.hypot(vx, vy) / MPS_PER_KNOT) * 10) / 10;
  if (sog < MOVES_KN) return { sog, cog: null };
  return { sog, cog: Math.round(wrap360(Math.atan2(vx, vy) / RADIANS) * 10) / 10 % 360 };
}
