import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ChartCollection, type ChartFeature } from '../../../shared/words/chart.ts';
import { bearingDeg } from '../../../shared/geo/distance.ts';
import { wrap180 } from '../../../shared/geo/units.ts';
import { axisOf, flowAxes } from '../../../client/map/style/axis.ts';
import { trailLine, zoneLines } from '../../../client/map/style/lines.ts';
import { scaleBar } from '../../../client/map/furniture.ts';
import { paceMs } from '../../../client/map/pace.ts';
import { ZoneCollection } from '../../../shared/words/zone.ts';

const chart = (name: string) => ChartCollection.parse(JSON.parse(readFileSync(new URL(`../../../geodata/chart/${name}.json`, import.meta.url), 'utf8')));

function inside(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i] ?? [0, 0];
    const [x2, y2] = ring[j] ?? [0, 0];
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) odd = !odd;
  }
  return odd;
}
const rings = ({ geometry }: ChartFeature) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []);

describe('flow arrows', () => {
  const box: [number, number][] = [[0, 50], [1, 50], [1, 50.2], [0, 50.2], [0, 50]];

  test('stand on the middle of a lane, in the order in which traffic passes', () => {
    const axis = axisOf(box, 90);
    expect(axis.length).toBeGreaterThan(10);
    for (const [, lat] of axis) expect(lat).toBeCloseTo(50.1, 6);
    const lons = axis.map(([lon]) => lon);
    expect(lons).toEqual([...lons].sort((a, b) => a - b));
    expect(axisOf(box, 270)[0]?.[0]).toBeGreaterThan(0.5);
  });

  test('are none where there is no area', () => {
    expect(axisOf([[0, 50], [0, 50], [0, 50], [0, 50]], 45)).toEqual([]);
    expect(axisOf([], 45)).toEqual([]);
  });

  const { features } = chart('routeing');
  const axes = new Map(flowAxes(features).features.map((f) => [f.properties?.id, f.geometry.coordinates]));
  const lanes = features.filter((f) => f.properties.kind === 'lane');

  test('every lane of the chart has them', () => {
    expect(lanes.length).toBeGreaterThan(10);
    expect(lanes.filter((lane) => !axes.has(lane.id)).map((lane) => lane.id)).toEqual([]);
  });

  test.each(lanes.map((lane) => [lane.id, lane] as const))('those of %s lie in the lane and point along its flow', (id, lane) => {
    const axis = axes.get(id) ?? [];
    for (const [lon, lat] of axis) expect(rings(lane).some((ring) => inside(ring, [lon ?? 0, lat ?? 0]))).toBe(true);
    const [a, b] = [axis[0] ?? [], axis.at(-1) ?? []];
    expect(Math.abs(wrap180(bearingDeg(a[0] ?? 0, a[1] ?? 0, b[0] ?? 0, b[1] ?? 0) - (lane.properties.flow ?? 0)))).toBeLessThan(30);
  });
});

test('zones that the chart draws anyway are not drawn twice', () => {
  const ring = [[1, 51], [1.1, 51], [1.1, 51.1], [1, 51]];
  const zone = (id: string, kind: string) => ({
    type: 'Feature',
    id,
    geometry: { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
    properties: { id, name: id.toUpperCase(), kind, version: 1, rules: [], source: 'test' },
  });
  const zones = ZoneCollection.parse({ type: 'FeatureCollection', features: [zone('shore', 'geofence'), zone('lane', 'lane')] });
  expect(zoneLines(zones).features.map((f) => f.properties?.name)).toEqual(['SHORE', 'SHORE']);
  expect(zoneLines(null).features).toEqual([]);
});

test('a trail is one line with a point for every minute', () => {
  const points = Array.from({ length: 19 }, (_, i) => [i * 10_000, 1 + i / 100, 51] as [number, number, number]);
  const line = trailLine(points);
  expect(line.features[0]?.geometry).toMatchObject({ type: 'LineString' });
  expect(line.features.filter((f) => f.geometry.type === 'Point').map((f) => f.properties?.at)).toEqual([0, 60_000, 120_000, 180_000]);
  expect(trailLine([[0, 1, 51]]).features).toEqual([]);
  expect(trailLine(null).features).toEqual([]);
});

test('the scale bar is the longest round length that fits', () => {
  for (let zoom = 4; zoom <= 17; zoom += 0.5) expect(scaleBar(51, zoom).px).toBeLessThanOrEqual(150);
  expect(scaleBar(51, 10)).toMatchObject({ nm: 2 });
  const { nm, px } = scaleBar(51, 12);
  expect((nm * 1852) / px).toBeCloseTo(49_250 / 2 ** 12, 0);
});

describe('the chart is drawn again', () => {
  test('when the fastest has moved far enough to be seen', () => {
    // 20 knots at 96 m a pixel (zoom 9): 0.107 pixels a second.
    expect(paceMs(200, 96, 1, false)).toBe(500);
    // ... at 60 times the speed: 6.4 pixels a second.
    expect(paceMs(200, 96, 60, false)).toBeCloseTo(62, 0);
    expect(paceMs(1_000, 1, 60, false)).toBe(50);
  });
  test('twice a second for a flash, and not at all when nothing moves', () => {
    expect(paceMs(0, 96, 1, true)).toBe(500);
    expect(paceMs(200, 96, 0, false)).toBe(Infinity);
  });
});
