import type { Feature, FeatureCollection, LineString } from 'geojson';
import type { TrailPoint } from '../../../shared/words/track.ts';
import type { ZoneCollection, ZoneKind } from '../../../shared/words/zone.ts';

/** Kinds that the chart itself draws already, by its own symbols. */
const CHARTED: ReadonlySet<ZoneKind> = new Set(['lane', 'separation', 'inshore']);

/** The outlines of the zones that stand on no chart, with their names. */
export function zoneLines(zones: ZoneCollection | null): FeatureCollection<LineString> {
  const features: Feature<LineString>[] = [];
  for (const { geometry, properties } of zones?.features ?? []) {
    if (CHARTED.has(properties.kind)) continue;
    const areas = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of areas.flat()) {
      features.push({ type: 'Feature', properties: { id: properties.id, name: properties.name }, geometry: { type: 'LineString', coordinates: ring } });
    }
  }
  return { type: 'FeatureCollection', features };
}

/** Minutes between the points that are drawn on a trail. */
const POINT_EVERY_MS = 60_000;

/** A vessel's past as a line, with a point for every minute. */
export function trailLine(points: readonly TrailPoint[] | null): FeatureCollection {
  if (!points || points.length < 2) return { type: 'FeatureCollection', features: [] };
  const features: Feature[] = [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: points.map(([, lon, lat]) => [lon, lat]) } }];
  let minute = -1;
  for (const [at, lon, lat] of points) {
    const now = Math.floor(at / POINT_EVERY_MS);
    if (now === minute) continue;
    minute = now;
    features.push({ type: 'Feature', properties: { at }, geometry: { type: 'Point', coordinates: [lon, lat] } });
  }
  return { type: 'FeatureCollection', features };
}
