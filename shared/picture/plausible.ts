import { planeM } from '../geo/distance.ts';
import { MPS_PER_KNOT } from '../geo/units.ts';
import type { Time } from '../words/position.ts';
import type { TrackKind, VesselClass } from '../words/vessel.ts';

/**
 * The fastest that anything of a kind could go, knots: generous, for it tells nonsense from movement and not
 * fast from slow. Racing hydrofoils reach 50 kn, fast ferries 45; SAR aeroplanes 350.
 */
const VESSEL_KN = 60;
const FAST_VESSEL_KN = 90;
const RADAR_KN = 90;
const AIRCRAFT_KN = 600;
/** Noise of two fixes, an antenna's offset that is applied or not, a plot's error. */
const SLACK_M = 300;
/** Receipt lags differ between sources and between slots. */
const SLACK_MS = 2_000;

const FAST: ReadonlySet<VesselClass> = new Set(['high-speed', 'military', 'law-enforcement', 'sar', 'unknown', 'unidentified', 'pleasure']);

/** The limit for its kind, knots. */
export function usuallyFastestKn(kind: TrackKind, vesselClass: VesselClass): number {
  if (kind === 'sar-aircraft') return AIRCRAFT_KN;
  if (kind === 'radar') return RADAR_KN;
  return FAST.has(vesselClass) ? FAST_VESSEL_KN : VESSEL_KN;
}

/** The limit for one track, knots; what it says of its own speed counts too. */
export const fastestKn = (kind: TrackKind, vesselClass: VesselClass, sog: number | null): number =>
  Math.max(usuallyFastestKn(kind, vesselClass), kind === 'sar-aircraft' ? 0 : (sog ?? 0) * 1.3);

interface Fix {
  readonly lon: number;
  readonly lat: number;
  readonly observedAt: Time;
}

/** More metres than there are in a degree of either axis anywhere: a quick bound that needs no trigonometry. */
const DEGREE_M = 111_700;

/** Whether something that goes at most `knots` could have come from one fix to the other. */
export function couldHaveMoved(fromLon: number, fromLat: number, fromAt: Time, to: Fix, knots: number): boolean {
  const reach = knots * MPS_PER_KNOT * ((Math.abs(to.observedAt - fromAt) + SLACK_MS) / 1000) + SLACK_M;
  if ((Math.abs(to.lon - fromLon) + Math.abs(to.lat - fromLat)) * DEGREE_M <= reach) return true;
  return planeM(fromLon, fromLat, to.lon, to.lat) <= reach;
}
