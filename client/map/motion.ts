import { MPS_PER_KNOT, RADIANS } from '../../shared/geo/units.ts';
import { LOST, MOVES } from './look.ts';

/**
 * For how long a track is moved on from its last position, seconds. Six reporting intervals of a ship under way
 * (ITU-R M.1371-5, table 1: at most 10 s) and two of class B; a track is lost no earlier than this.
 */
export const RECKON_S = 60;
/** Slower than this is noise of the position, not motion; knots. */
export const RECKON_MIN_KN = 0.3;

/**
 * Seconds that a track is moved on by. A lost one stands where it was last known; one that is merely late stands
 * where the reckoning ended.
 */
export function reckonS(look: number, ageS: number): number {
  if ((look & MOVES) === 0 || (look & LOST) !== 0) return 0;
  return Math.min(Math.max(ageS, 0), RECKON_S);
}

/** Metres to the east and to the north in so many seconds, into `out`; speed and course packed as in frames. */
export function movedBy(motion: number, seconds: number, out: [number, number]): [number, number] {
  const sog = motion & 0x3ff;
  const cog = (motion >>> 10) & 0xfff;
  if (sog === 1023 || cog === 4095 || sog < RECKON_MIN_KN * 10 || seconds === 0) {
    out[0] = 0;
    out[1] = 0;
    return out;
  }
  const m = (sog / 10) * MPS_PER_KNOT * seconds;
  const a = (cog / 10) * RADIANS;
  out[0] = m * Math.sin(a);
  out[1] = m * Math.cos(a);
  return out;
}
