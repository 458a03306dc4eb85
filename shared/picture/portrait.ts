import type { Time } from '../words/position.ts';
import type { RosterItem, TrackFeature, TrackWithTrail } from '../words/track.ts';
import type { Track } from './track.ts';

/** A track as screens keep it beside its frames. */
export function rosterItem(t: Track): RosterItem {
  return {
    handle: t.handle,
    id: t.id,
    kind: t.kind,
    class: t.class,
    aisClass: t.aisClass,
    mmsi: t.mmsi,
    ...t.identity,
    status: t.status,
    sources: t.sources.map((mark) => mark.name),
    seen: t.seen,
    accuracyM: t.accuracyM,
  };
}

/** A dimension is the sum of the two distances from the antenna, when either is told. */
const span = (a: number | null, b: number | null): number | null => (a === null && b === null ? null : (a ?? 0) + (b ?? 0) || null);

/** A track as REST gives it, at watch time `now`. */
export function trackFeature(t: Track, now: Time): TrackFeature {
  const { handle: _handle, id: _id, ...who } = rosterItem(t);
  return {
    type: 'Feature',
    id: t.id,
    geometry: { type: 'Point', coordinates: [t.lon, t.lat] },
    properties: {
      ...who,
      state: t.lost ? 'lost' : 'live',
      at: new Date(t.at).toISOString(),
      age: Math.max(0, now - t.at) / 1000,
      sog: t.sog,
      cog: t.cog,
      heading: t.heading,
      rot: t.rot,
      altitude: t.altitude,
      positions: t.positions,
      held: t.held,
      length: span(t.identity.toBow, t.identity.toStern),
      beam: span(t.identity.toPort, t.identity.toStarboard),
    },
  };
}

export const trackWithTrail = (t: Track, now: Time): TrackWithTrail => ({ ...trackFeature(t, now), trail: t.trail.points() });
