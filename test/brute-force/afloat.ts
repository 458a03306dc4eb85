import type { Report } from '../../shared/words/report.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { vesselClassOf, type VesselClass } from '../../shared/words/vessel.ts';

/**
 * The check's own table of what is afloat, from what came in and nothing else. It shares no geometry, no limits and no memory
 * with the watch: a mistake there is not made again here.
 */
export interface Afloat {
  readonly id: string;
  kind: string;
  aisClass: string | null;
  shiptype: number | null;
  name: string | null;
  length: number;
  lon: number;
  lat: number;
  /** Milliseconds; 0 before its first position. */
  at: number;
  sog: number | null;
  cog: number | null;
  heading: number | null;
  status: number | null;
  /** A beacon that has said that it is in use, and not since that it is not. */
  distress: boolean;
}

export const MILE = 1852;
const DEGREE_M = 111_195;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places that are near each other. */
export function metres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return Math.hypot((lon2 - lon1) * DEGREE_M * Math.cos(rad((lat1 + lat2) / 2)), (lat2 - lat1) * DEGREE_M);
}

export class Fleet {
  readonly all = new Map<string, Afloat>();

  #get(id: string): Afloat {
    let one = this.all.get(id);
    if (one === undefined) {
      one = { id, kind: '', aisClass: null, shiptype: null, name: null, length: 0, lon: 0, lat: 0, at: 0, sog: null, cog: null, heading: null, status: null, distress: false };
      this.all.set(id, one);
    }
    return one;
  }

  /** Takes one sighting in; gives back whom it is about. */
  see(s: Sighting): Afloat {
    const one = this.#get(s.trackId);
    if (s.kind === 'position') {
      Object.assign(one, { kind: s.trackKind, lon: s.lon, lat: s.lat, at: s.observedAt, sog: s.sog, cog: s.cog, heading: s.heading, status: s.status });
      one.aisClass = s.aisClass ?? one.aisClass;
      if (isBeacon(one) && s.status === 14) one.distress = true;
      if (isBeacon(one) && s.status === 15) one.distress = false;
    } else if (s.kind === 'identity') {
      one.shiptype = s.shiptype ?? one.shiptype;
      one.name = s.name ?? one.name;
      if (s.toBow != null || s.toStern != null) one.length = (s.toBow ?? 0) + (s.toStern ?? 0);
      one.aisClass = s.aisClass ?? one.aisClass;
    } else if (s.kind === 'text') {
      one.kind ||= s.trackKind;
      if (isBeacon(one) && s.text.includes('TEST')) one.distress = false;
      else if (isBeacon(one) && s.text.includes('ACTIVE')) one.distress = true;
    }
    return one;
  }

  report({ id, position: [lon, lat], observedAt, sog, cog }: Report): Afloat {
    const one = this.#get(`report:${id.slice(1)}`);
    return Object.assign(one, { kind: 'reported', lon, lat, at: observedAt, sog, cog });
  }
}

export const isBeacon = ({ kind }: Afloat): boolean => kind === 'sart' || kind === 'mob' || kind === 'epirb';

/** Without a name of its own: a radar's plot, something reported. */
export const isNobody = ({ kind }: Afloat): boolean => kind === 'radar' || kind === 'reported';

/** Issue: AIS length under 20 m, class B without dimensions, radar or reported without identity. */
export const isSmall = (one: Afloat): boolean => isNobody(one) || (one.length > 0 ? one.length < 20 : one.aisClass === 'B');

export const classOf = (one: Afloat): VesselClass => (isNobody(one) ? 'unidentified' : vesselClassOf(one.shiptype));

/** Five reporting intervals (ITU-R M.1371), at least 60 s and at most 6 min; at anchor or moored 18 min; reported 30 min; milliseconds. */
export function silentMs({ kind, aisClass, sog, status }: Afloat): number {
  if (kind === 'reported') return 1_800_000;
  if (kind === 'radar') return 60_000;
  if (kind !== 'vessel') return 300_000;
  if (aisClass !== 'A') return (sog ?? 0) > 2 ? 150_000 : 360_000;
  return (status === 1 || status === 5) && (sog ?? 0) <= 3 ? 1_080_000 : 60_000;
}
