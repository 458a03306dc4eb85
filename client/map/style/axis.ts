import type { Feature, FeatureCollection, LineString } from 'geojson';
import type { ChartFeature } from '../../../shared/words/chart.ts';
import { metresPerDegree } from '../../../shared/geo/distance.ts';
import { RADIANS } from '../../../shared/geo/units.ts';

type Spot = readonly [number, number];
type Line = [number, number][];

/** Cuts across the lane that make its axis, and how much of both ends is left free of arrows. */
const CUTS = 24;
const END = 0.06;

/**
 * The axis of an area along its direction of flow: the middles of cuts at right angles to it, in the order in which
 * traffic meets them. Empty for an area without length.
 */
export function axisOf(ring: readonly Spot[], flowDeg: number): Line {
  const [lon0, lat0] = ring[0] ?? [0, 0];
  const m = metresPerDegree(lat0);
  const sin = Math.sin(flowDeg * RADIANS);
  const cos = Math.cos(flowDeg * RADIANS);
  // Plane of (along, across) in metres.
  const plane = ring.map(([lon, lat]): Spot => {
    const x = (lon - lon0) * m.lon;
    const y = (lat - lat0) * m.lat;
    return [x * sin + y * cos, x * cos - y * sin];
  });
  const along = plane.map(([s]) => s);
  const from = Math.min(...along);
  const length = Math.max(...along) - from;
  if (!(length > 0)) return [];
  const axis: Line = [];
  for (let i = 0; i <= CUTS; i++) {
    const s = from + length * (END + ((1 - 2 * END) * i) / CUTS);
    const t = middleOfCut(plane, s);
    if (t === null) continue;
    const x = s * sin + t * cos;
    const y = s * cos - t * sin;
    axis.push([lon0 + x / m.lon, lat0 + y / m.lat]);
  }
  return axis.length > 1 ? axis : [];
}

/** Middle of the widest stretch of a cut that lies inside, or null. */
function middleOfCut(plane: readonly Spot[], s: number): number | null {
  const hits: number[] = [];
  for (let i = 0; i + 1 < plane.length; i++) {
    const [s1, t1] = plane[i] ?? [0, 0];
    const [s2, t2] = plane[i + 1] ?? [0, 0];
    if (s1 > s === s2 > s) continue;
    hits.push(t1 + ((t2 - t1) * (s - s1)) / (s2 - s1));
  }
  hits.sort((a, b) => a - b);
  let best: number | null = null;
  let widest = 0;
  for (let i = 0; i + 1 < hits.length; i += 2) {
    const a = hits[i] ?? 0;
    const b = hits[i + 1] ?? 0;
    if (b - a > widest) {
      widest = b - a;
      best = (a + b) / 2;
    }
  }
  return best;
}

/** The axes of all areas that have one direction of flow, as lines for arrows. */
export function flowAxes(features: readonly ChartFeature[]): FeatureCollection<LineString> {
  const axes: Feature<LineString>[] = [];
  for (const { id, geometry, properties } of features) {
    if (properties.flow === null || properties.note?.includes('two-way')) continue;
    const areas = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    for (const [ring] of areas) {
      const coordinates = ring ? axisOf(ring, properties.flow) : [];
      if (coordinates.length > 0) axes.push({ type: 'Feature', id, properties: { id }, geometry: { type: 'LineString', coordinates } });
    }
  }
  return { type: 'FeatureCollection', features: axes };
}
