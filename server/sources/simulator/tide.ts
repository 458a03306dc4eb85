import type { Time } from '../../../shared/words/position.ts';
import { RADIANS } from '../../../shared/geo/units.ts';
import type { Point } from './plane.ts';

/**
 * A tidal stream that turns as the Channel's does: north-east from an hour and a half before high water at Dover to
 * four and a half after it, south-west in between, half as strong again at springs. Two constituents (M2 and S2,
 * Dover's phases 331.9 and 23.7 degrees) for the look of it; not a prediction.
 */
const J2000 = Date.UTC(2000, 0, 1, 12);
const PEAK_MPS = 1.15;
const AFTER_HIGH_WATER_DEG = 43.5;

/** Speed of the stream along its axis, metres a second, positive towards the north-east. */
export function streamMps(at: Time): number {
  const days = (at - J2000) / 86_400_000;
  const hours = (at / 3_600_000) % 24;
  const sun = 280.4661 + 0.9856474 * days;
  const moon = 218.3164 + 13.176396 * days;
  const m2 = 2 * (15 * hours + sun - moon) - 331.9 - AFTER_HIGH_WATER_DEG;
  const s2 = 30 * hours - 23.7 - AFTER_HIGH_WATER_DEG;
  return PEAK_MPS * (Math.cos(m2 * RADIANS) + 0.31 * Math.cos(s2 * RADIANS));
}

const STRAIT_AXIS = 40 * RADIANS;
const WEST_AXIS = 72 * RADIANS;

/** Unit vector of the stream's axis: along the strait near Dover, more easterly and half as strong in the west. */
export function streamAxis(x: number): Point {
  const west = Math.min(1, Math.max(0, (-10_000 - x) / 40_000));
  const axis = STRAIT_AXIS + (WEST_AXIS - STRAIT_AXIS) * west;
  const strength = 1 - 0.5 * west;
  return { x: Math.sin(axis) * strength, y: Math.cos(axis) * strength };
}
