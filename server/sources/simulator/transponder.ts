import type { Time } from '../../../shared/words/position.ts';
import type { Identity } from './identity.ts';

/** The AIS set of one craft: who it says it is, when it speaks next, and what is wrong with it. */
export interface Transponder {
  readonly class: 'A' | 'B' | 'aircraft';
  readonly identity: Identity;
  readonly shiptype: number;
  /** Metres from the antenna. */
  readonly toBow: number;
  readonly toStern: number;
  readonly toPort: number;
  readonly toStarboard: number;
  destination: string;
  eta: string | null;
  /** No compass connected: heading 511, no rate of turn. */
  readonly noHeading: boolean;
  /** Sends positions but no static data: a set that nobody has filled in. */
  readonly noName: boolean;
  /** Metres above the sea, aircraft only. */
  readonly altitude: number;
  nextPosition: Time;
  nextStatic: Time;
  /** Class B sends its static data in two halves; which comes next. */
  half: 'A' | 'B';
  lastPosition: Time;
  /** Mean course of the last half minute, radians: what "changing course" is measured against. */
  meanCourse: number;
  /** Changing course until then (ITU-R M.1371-5, annex 2, 4.3.2). */
  turningUntil: Time;
  /** Nominal milliseconds between positions as things are, and the speed and status that it was worked out for. */
  interval: number;
  intervalSpeed: number;
  intervalStatus: number;
  /** Off the air from, and until. */
  silentFrom: Time;
  silentUntil: Time;
  /** Chance that a message is received ashore; worked out anew every minute. */
  heard: number;
  heardUntil: Time;
  /** Error of its satellite fix, metres, which wanders slowly. */
  errorX: number;
  errorY: number;
  channel: 'A' | 'B';
}

/**
 * Nominal time between position reports in milliseconds (ITU-R M.1371-5, annex 1, tables 1 and 2).
 * `knots` over ground; `still`: anchored, moored, aground or not under command.
 */
export function reportingInterval(cls: 'A' | 'B' | 'aircraft', knots: number, still: boolean, turning: boolean): number {
  if (cls === 'aircraft') return 10_000;
  // Class B with carrier sense: two rates only.
  if (cls === 'B') return knots > 2 ? 30_000 : 180_000;
  if (still && knots <= 3) return 180_000;
  if (still) return 10_000;
  if (knots > 23) return 2000;
  if (knots > 14) return turning ? 2000 : 6000;
  return turning ? 3333 : 10_000;
}

/** Static data every six minutes, whatever the speed. */
export const STATIC_INTERVAL = 360_000;
export const BASE_STATION_INTERVAL = 10_000;
export const AID_INTERVAL = 180_000;
