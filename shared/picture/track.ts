import type { Lat, Lon, Time } from '../words/position.ts';
import type { AisClass, PositionSighting } from '../words/sighting.ts';
import { vesselClassOf, type TrackKind, type VesselClass } from '../words/vessel.ts';
import { Echoes } from './echoes.ts';
import { Trail } from './trail.ts';

/** What something says of itself, merged from its static messages. `null` is "not said". */
export interface Identity {
  name: string | null;
  callsign: string | null;
  imo: number | null;
  shiptype: number | null;
  toBow: number | null;
  toStern: number | null;
  toPort: number | null;
  toStarboard: number | null;
  destination: string | null;
  draught: number | null;
  eta: string | null;
  aidType: number | null;
  virtualAid: boolean;
}

/** A source that has the track, and when it last brought something of it. */
interface SourceMark {
  readonly name: string;
  at: Time;
}

/** A position that nothing could have reached. */
export interface Oddity {
  readonly at: Time;
  /** From where the track was believed, and how fast it would have had to go. */
  readonly nm: number;
  readonly knots: number;
  /** When the next position agreed and the track went on from there; null when it did not. */
  keptAt: Time | null;
}

/** What is believed of one vessel (or other thing) from its sightings. Changed by the picture alone. */
export interface Track {
  /** Number that frames use for it. */
  readonly handle: number;
  readonly id: string;
  kind: TrackKind;
  class: VesselClass;
  aisClass: AisClass | null;
  readonly mmsi: number | null;
  readonly identity: Identity;
  /** AIS navigational status. */
  status: number | null;
  /** Reported positions only. */
  seen: string | null;
  accuracyM: number | null;

  /** False until a first position was taken; what follows has no meaning before. */
  placed: boolean;
  at: Time;
  lon: Lon;
  lat: Lat;
  /** 1/10 000 minute. */
  lonUnits: number;
  latUnits: number;
  sog: number | null;
  cog: number | null;
  heading: number | null;
  rot: number | null;
  altitude: number | null;

  lost: boolean;
  /** When it will count as lost if nothing more is heard; 0 while it cannot be: it has neither a position nor said anything. */
  lostAt: Time;
  /** Latest of anything heard, positions or not. */
  heardAt: Time;
  /** Positions taken, and those held back because nothing could have moved so fast. */
  positions: number;
  held: number;
  /** A position that waits for the next one to confirm it. */
  candidate: PositionSighting | null;
  /** The last few positions out of reach, oldest first. */
  oddities: Oddity[];
  sources: SourceMark[];
  echoes: Echoes;
  trail: Trail;

  /** Marks for the next frame and roster. Not part of its state. */
  moved: boolean;
  renamed: boolean;
  /** Screens know who it is: frames may use its handle. Not part of its state. */
  announced: boolean;
}

const NOBODY: Identity = {
  name: null,
  callsign: null,
  imo: null,
  shiptype: null,
  toBow: null,
  toStern: null,
  toPort: null,
  toStarboard: null,
  destination: null,
  draught: null,
  eta: null,
  aidType: null,
  virtualAid: false,
};

export function newTrack(handle: number, id: string, kind: TrackKind, at: Time): Track {
  return {
    handle,
    id,
    kind,
    class: classOf(kind, null),
    aisClass: null,
    mmsi: /^\d{1,9}$/.test(id) ? Number(id) : null,
    identity: { ...NOBODY },
    status: null,
    seen: null,
    accuracyM: null,
    placed: false,
    at: 0,
    lon: 0,
    lat: 0,
    lonUnits: 0,
    latUnits: 0,
    sog: null,
    cog: null,
    heading: null,
    rot: null,
    altitude: null,
    lost: false,
    lostAt: 0,
    heardAt: at,
    positions: 0,
    held: 0,
    candidate: null,
    oddities: [],
    sources: [],
    echoes: new Echoes(),
    trail: new Trail(),
    moved: false,
    renamed: false,
    announced: false,
  };
}

/** The class that rules and symbols go by: only a vessel with AIS can say its ship type. */
export function classOf(kind: TrackKind, shiptype: number | null): VesselClass {
  if (kind === 'vessel') return vesselClassOf(shiptype);
  return kind === 'radar' || kind === 'reported' ? 'unidentified' : 'none';
}
