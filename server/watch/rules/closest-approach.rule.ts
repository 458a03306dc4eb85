import { closingMps, motionAfter, type Approach, type Motion } from '../../../shared/geo/approach.ts';
import { METRES_PER_NM, MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import type { AlertPriority } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { Track } from '../picture/track.ts';
import { inDistress, isBeacon, isSmallCraft } from './craft.ts';
import { comesWithin, type Reach } from './encounters.ts';
import type { Waters } from './waters.ts';

type Limits = RuleSettings['closest-approach'];

/** Limits and priority of one pair. */
export interface PairLimit extends Reach {
  readonly holdS: number;
  readonly priority: AlertPriority;
}

/** What the rule looks at: vessels of every kind, and beacons in distress. */
export const comesToHarm = (track: Track): boolean => track.class !== 'none' || (isBeacon(track) && inDistress(track));

/**
 * How a track moves now, dead-reckoned; null when that cannot be told: lost, too old, or without speed or course.
 * What never says its speed (a reported position, a beacon) is taken to lie where it was.
 */
export function motionNow(track: Track, at: Time, { 'closest-approach': limits, sea }: RuleSettings): Motion | null {
  if (track.lost || !track.placed) return null;
  const ageS = Math.max(0, at - track.at) / 1000;
  const lies = track.kind === 'reported' || isBeacon(track);
  const sog = track.sog ?? (lies ? 0 : null);
  if (sog === null) return null;
  const course = track.cog ?? track.heading;
  if (sog < sea.stillKn) return motionAfter(track.lon, track.lat, course === null ? 0 : sog, course, ageS);
  if (course === null || (ageS > limits.maxAgeS && !lies)) return null;
  return motionAfter(track.lon, track.lat, sog, course, ageS);
}

/** The limits that a pair goes by. */
export function limitOf(a: Track, b: Track, settings: RuleSettings): PairLimit {
  const limits = settings['closest-approach'];
  const smallA = isSmallCraft(a, settings.sea) || isBeacon(a);
  const smallB = isSmallCraft(b, settings.sea) || isBeacon(b);
  const distress = inDistress(a) || inDistress(b);
  const of = ({ cpaNm, tcpaMin, holdS, priority }: Limits['distress'], silent: boolean): PairLimit => ({
    cpaM: cpaNm * METRES_PER_NM,
    tcpaS: tcpaMin * 60,
    holdS,
    priority: silent ? 'caution' : priority,
  });
  const onPurpose = limits.closeOnPurpose.includes(a.class) || limits.closeOnPurpose.includes(b.class);
  if (smallA && smallB) return of(limits.smallCraftAndSmallCraft, distress && onPurpose);
  if (distress) return of(limits.distress, onPurpose);
  if (!smallA && !smallB) return of(limits.shipAndShip, onPurpose);
  // A ship that lies still runs nobody down.
  const still = ((smallA ? b : a).sog ?? Infinity) < settings.sea.stillKn;
  return of(still ? { ...limits.shipAndSmallCraft, priority: limits.shipAndShip.priority } : limits.shipAndSmallCraft, onPurpose);
}

/** The farthest that any pair's limits reach. */
export function farthest({ 'closest-approach': limits }: RuleSettings): Reach {
  const all = [limits.shipAndShip, limits.shipAndSmallCraft, limits.smallCraftAndSmallCraft, limits.distress];
  return { cpaM: Math.max(...all.map(({ cpaNm }) => cpaNm)) * METRES_PER_NM, tcpaS: Math.max(...all.map(({ tcpaMin }) => tcpaMin)) * 60 };
}

/** Both still, in harbour (both, or one that lies there), or moving together: alongside, or a tug and its tow. */
export function needsNoWatch(a: Track, b: Track, motions: { a: Motion; b: Motion; nowM: number }, { sea, 'closest-approach': limits }: RuleSettings, waters: Waters): boolean {
  if ((a.sog ?? 0) < sea.stillKn && (b.sog ?? 0) < sea.stillKn) return true;
  const together = a.class === 'tug' || b.class === 'tug' ? limits.towM : limits.alongsideM;
  if (motions.nowM <= together && closingMps(motions.a, motions.b) <= limits.togetherKn * MPS_PER_KNOT) return true;
  const berthed = (track: Track): boolean => waters.inHarbour(track.lon, track.lat, sea.harbourNm);
  if ((a.sog ?? 0) < sea.stillKn) return berthed(a);
  if ((b.sog ?? 0) < sea.stillKn) return berthed(b);
  return berthed(a) && berthed(b);
}

/** Whether an approach is within a pair's limits, or within its deadband while it stands. */
export const isDangerous = (approach: Approach, limit: PairLimit, widened: number): boolean =>
  comesWithin(approach, { cpaM: limit.cpaM * widened, tcpaS: limit.tcpaS * widened });
