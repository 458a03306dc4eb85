import type { AisClass } from '../words/sighting.ts';
import type { TrackKind } from '../words/vessel.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Intervals that may be missed before a track counts as lost (SN.1/Circ.243 lost targets; R 3 of issue 2). */
const MISSED_INTERVALS = 5;
const LOST_AT_LEAST = MINUTE;
const LOST_AT_MOST = 6 * MINUTE;
/** Anchored or moored class A: six of its three-minute intervals, as shipborne equipment does. */
const LOST_AT_REST = 18 * MINUTE;
/** A radar that turns in about 3 s and has not seen a target for a minute has lost it (IALA V-128). */
const LOST_RADAR = MINUTE;
/** Base stations and aids to navigation stand still: only a failing station is news. */
const LOST_FIXED = 18 * MINUTE;
/** A reported position is one look; after half an hour it says where something was, not where it is. */
const LOST_REPORTED = 30 * MINUTE;

const AT_ANCHOR = 1;
const MOORED = 5;

/** How a vessel moves, as far as it decides how often it speaks. */
export interface Pace {
  readonly kind: TrackKind;
  readonly aisClass: AisClass | null;
  readonly sog: number | null;
  readonly status: number | null;
}

const atRest = (p: Pace): boolean =>
  p.aisClass === 'A' && (p.status === AT_ANCHOR || p.status === MOORED) && (p.sog === null || p.sog <= 3);

/**
 * How often something reports, milliseconds: ITU-R M.1371-5, annex 1, tables 1 and 2, without the shorter
 * intervals of a turn (a turn ends unseen). Class B is taken as carrier-sense, the slower one.
 */
export function reportingIntervalMs(p: Pace): number {
  switch (p.kind) {
    case 'base-station':
    case 'sar-aircraft':
      return 10 * SECOND;
    case 'aid-to-navigation':
      return 3 * MINUTE;
    case 'sart':
    case 'mob':
    case 'epirb':
      return MINUTE;
    case 'radar':
      return 3 * SECOND;
    case 'reported':
      return LOST_REPORTED;
    case 'vessel': {
      const sog = p.sog ?? 0;
      if (p.aisClass === 'A') {
        if (atRest(p)) return 3 * MINUTE;
        if (sog > 23) return 2 * SECOND;
        return sog > 14 ? 6 * SECOND : 10 * SECOND;
      }
      return sog > 2 ? 30 * SECOND : 3 * MINUTE;
    }
  }
}

/** How long after its last position a track counts as lost, milliseconds. */
export function lostAfterMs(p: Pace): number {
  if (p.kind === 'radar') return LOST_RADAR;
  if (p.kind === 'reported') return LOST_REPORTED;
  if (p.kind === 'base-station' || p.kind === 'aid-to-navigation') return LOST_FIXED;
  if (p.kind === 'vessel' && atRest(p)) return LOST_AT_REST;
  return Math.min(LOST_AT_MOST, Math.max(LOST_AT_LEAST, MISSED_INTERVALS * reportingIntervalMs(p)));
}
