import { z } from 'zod';
import { Position, Time } from './position.ts';
import { TrackKind, VesselClass } from './vessel.ts';

/**
 * `live`: heard within five of its reporting intervals. `lost`: not; it stays, with its last position.
 */
export const TrackState = z.enum(['live', 'lost']);
export type TrackState = z.infer<typeof TrackState>;

/**
 * What every screen knows of a track besides where it is: sent once and when it changes, never merged or skipped.
 * `handle` is the number that frames use for it; a handle is never given to another track in the same watch.
 */
export const RosterItem = z.object({
  handle: z.number().int().min(0).max(0xfffff),
  id: z.string(),
  kind: TrackKind,
  class: VesselClass,
  aisClass: z.enum(['A', 'B']).nullable(),
  mmsi: z.number().int().nullable(),
  name: z.string().nullable(),
  callsign: z.string().nullable(),
  imo: z.number().int().nullable(),
  shiptype: z.number().int().nullable(),
  status: z.number().int().nullable(),
  destination: z.string().nullable(),
  eta: z.string().nullable(),
  draught: z.number().nullable(),
  toBow: z.number().nullable(),
  toStern: z.number().nullable(),
  toPort: z.number().nullable(),
  toStarboard: z.number().nullable(),
  aidType: z.number().int().nullable(),
  virtualAid: z.boolean(),
  /** Names of the sources that have it now. */
  sources: z.array(z.string()),
  /** Reported positions only: what was seen, and how far off it may be (metres). */
  seen: z.string().nullable(),
  accuracyM: z.number().nullable(),
});
export type RosterItem = z.infer<typeof RosterItem>;

/** One step of a track's past: when and where. */
export const TrailPoint = z.tuple([Time, z.number(), z.number()]);
export type TrailPoint = z.infer<typeof TrailPoint>;

/** The properties of a track in `GET /api/v1/tracks`; named as `varne decode` names them. */
export const TrackProperties = RosterItem.omit({ handle: true, id: true }).extend({
  state: TrackState,
  /** Time of the last position. */
  at: z.iso.datetime(),
  /** Age of the last position in seconds of watch time. */
  age: z.number(),
  sog: z.number().nullable(),
  cog: z.number().nullable(),
  heading: z.number().nullable(),
  rot: z.number().nullable(),
  altitude: z.number().nullable(),
  /** Positions received for it, and those held back because no vessel could have moved so fast. */
  positions: z.number().int(),
  held: z.number().int(),
  length: z.number().nullable(),
  beam: z.number().nullable(),
});
export type TrackProperties = z.infer<typeof TrackProperties>;

export const TrackFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.object({ type: z.literal('Point'), coordinates: Position }),
  properties: TrackProperties,
});
export type TrackFeature = z.infer<typeof TrackFeature>;

export const TrackCollection = z.object({
  type: z.literal('FeatureCollection'),
  /** Watch time of the picture. */
  at: z.iso.datetime(),
  features: z.array(TrackFeature),
});
export type TrackCollection = z.infer<typeof TrackCollection>;

export const TrackWithTrail = TrackFeature.extend({ trail: z.array(TrailPoint) });
export type TrackWithTrail = z.infer<typeof TrackWithTrail>;
