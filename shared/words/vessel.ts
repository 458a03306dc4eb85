import { z } from 'zod';

/** What kind of thing a track is. AIS tells it by the MMSI's form and the message type. */
export const TrackKind = z.enum([
  'vessel',
  'base-station',
  'aid-to-navigation',
  'sar-aircraft',
  'sart',
  'mob',
  'epirb',
  'radar',
  'reported',
]);
export type TrackKind = z.infer<typeof TrackKind>;

/** The class that decides a vessel's symbol and which rules look at it. */
export const VesselClass = z.enum([
  'cargo',
  'tanker',
  'passenger',
  'high-speed',
  'fishing',
  'sailing',
  'pleasure',
  'tug',
  'pilot',
  'sar',
  'law-enforcement',
  'military',
  'other',
  'unknown',
  /** A radar plot or a reported position without identity: what a small boat looks like. */
  'unidentified',
  /** Not a vessel at all: a base station, an aid to navigation, an aircraft, a distress beacon. */
  'none',
]);
export type VesselClass = z.infer<typeof VesselClass>;

/** The AIS ship-type number (ITU-R M.1371-5, table 53) as a class. */
export function vesselClassOf(shiptype: number | null): VesselClass {
  if (shiptype === null || shiptype <= 0 || shiptype > 99) return 'unknown';
  const tens = Math.floor(shiptype / 10);
  if (shiptype === 30) return 'fishing';
  if (shiptype === 31 || shiptype === 32 || shiptype === 52) return 'tug';
  if (shiptype === 35) return 'military';
  if (shiptype === 36) return 'sailing';
  if (shiptype === 37) return 'pleasure';
  if (shiptype === 50) return 'pilot';
  if (shiptype === 51) return 'sar';
  if (shiptype === 55) return 'law-enforcement';
  if (tens === 4) return 'high-speed';
  if (tens === 6) return 'passenger';
  if (tens === 7) return 'cargo';
  if (tens === 8) return 'tanker';
  return 'other';
}

/** Search and rescue transmitter, man-overboard device, emergency beacon: MMSI 970, 972, 974. */
export const isBeaconKind = (kind: TrackKind): boolean => kind === 'sart' || kind === 'mob' || kind === 'epirb';
