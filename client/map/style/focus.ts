import type { Feature, FeatureCollection } from 'geojson';
import type { Position } from '../../../shared/words/position.ts';
import type { ZoneInFocus } from '../contract.ts';

/** What stands out on the chart: zones by how they are looked at, and one place. */
export function focusShapes(zones: readonly ZoneInFocus[], spot: Position | null): FeatureCollection {
  const features: Feature[] = zones.map(({ geometry, name, how }) => ({ type: 'Feature', properties: { name, how }, geometry }));
  if (spot) features.push({ type: 'Feature', properties: { how: 'spot' }, geometry: { type: 'Point', coordinates: spot } });
  return { type: 'FeatureCollection', features };
}
