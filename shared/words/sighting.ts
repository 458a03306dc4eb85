import type { Lat, Lon, Time } from './position.ts';
import type { TrackKind } from './vessel.ts';

/**
 * One observation of something by one source. Immutable.
 *
 * Sightings are made by our own code in `server/sources` at up to a million a second, so they are plain types,
 * not schemas: what comes from outside is validated by the decoder that makes them.
 *
 * `trackId` is the source's own claim of what it saw: the MMSI as digits for AIS (`'235012345'`),
 * `'radar:SOURCE:NUMBER'` for a radar target, `'report:NUMBER'` for a reported position.
 */
export type Sighting = PositionSighting | IdentitySighting | TextSighting;

interface Observed {
  readonly trackId: string;
  readonly trackKind: TrackKind;
  /** Name of the source that brought it, as `/healthz` shows it. */
  readonly source: string;
  /** When it was seen, watch time. For AIS the time of receipt or the recording's own time. */
  readonly observedAt: Time;
}

/** Which transponder speaks: it decides the reporting interval, and so when a track is lost. */
export type AisClass = 'A' | 'B';

/** Where something is and how it moves. `null` is "not available", never zero. */
export interface PositionSighting extends Observed {
  readonly kind: 'position';
  /** On the AIS grid of 1/10 000 minute, whatever the source (see `onAisGrid` in shared/geo). */
  readonly lon: Lon;
  readonly lat: Lat;
  /** Knots over ground, steps of 0.1. */
  readonly sog: number | null;
  /** Degrees true, steps of 0.1, 0 to 359.9. */
  readonly cog: number | null;
  /** Degrees true, whole, 0 to 359. */
  readonly heading: number | null;
  /** Rate of turn in degrees a minute, positive to starboard. */
  readonly rot: number | null;
  /** AIS navigational status, 0 to 15 (ITU-R M.1371-5, table 45); null from class B and radar. */
  readonly status: number | null;
  /** Metres above the sea: SAR aircraft only. */
  readonly altitude?: number | null;
  readonly aisClass: AisClass | null;
}

/** What something says of itself. A missing field was not in the message; `null` is "not available". */
export interface IdentitySighting extends Observed {
  readonly kind: 'identity';
  readonly aisClass: AisClass | null;
  readonly name?: string | null;
  readonly callsign?: string | null;
  readonly imo?: number | null;
  readonly shiptype?: number | null;
  readonly toBow?: number | null;
  readonly toStern?: number | null;
  readonly toPort?: number | null;
  readonly toStarboard?: number | null;
  readonly destination?: string | null;
  /** Metres. */
  readonly draught?: number | null;
  /** `MM-DDTHH:MMZ` as AIS gives it, without a year. */
  readonly eta?: string | null;
  /** Aid to navigation: its type number (ITU-R M.1371-5, table 74) and whether it exists only on AIS. */
  readonly aidType?: number | null;
  readonly virtualAid?: boolean;
}

/** Safety-related text (messages 12 and 14). */
export interface TextSighting extends Observed {
  readonly kind: 'text';
  readonly text: string;
  readonly addressedTo: number | null;
}
