import { onAisGrid } from '../../shared/geo/units.ts';
import type { IdentitySighting, PositionSighting } from '../../shared/words/sighting.ts';
import { ZoneFeature, type ZoneRule } from '../../shared/words/zone.ts';

/** An invented evening, and a square of about 7 by 11 km off an invented shore. */
export const T0 = Date.UTC(2031, 4, 17, 20, 0, 0);
export const SQUARE = { west: 1.4, east: 1.5, south: 50.9, north: 51 };
export const DOVER = { name: 'Dover', position: [1.32, 51.12] as [number, number] };

export function squareZone(id: string, rules: (Partial<ZoneRule> & Pick<ZoneRule, 'rule'>)[], box = SQUARE): ZoneFeature {
  const { west, east, south, north } = box;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return ZoneFeature.parse({
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { id, name: `Zone ${id}`, kind: 'geofence', version: 1, rules, source: 'test' },
  });
}

/** A class A vessel under way at 12 kn, seconds after T0; what matters is overridden. */
export function seen(trackId: string, seconds: number, lon: number, lat: number, more: Partial<PositionSighting> = {}): PositionSighting {
  return {
    kind: 'position',
    trackId,
    trackKind: 'vessel',
    source: 'tcp',
    observedAt: T0 + Math.round(seconds * 1000),
    lon: onAisGrid(lon),
    lat: onAisGrid(lat),
    sog: 12,
    cog: 90,
    heading: 90,
    rot: null,
    status: 0,
    aisClass: 'A',
    ...more,
  };
}

export function said(trackId: string, seconds: number, more: Partial<IdentitySighting>): IdentitySighting {
  return { kind: 'identity', trackId, trackKind: 'vessel', source: 'tcp', observedAt: T0 + seconds * 1000, aisClass: 'A', ...more };
}
