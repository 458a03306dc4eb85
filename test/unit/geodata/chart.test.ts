import { readFileSync } from 'node:fs';
import { area, bbox, booleanPointInPolygon, featureCollection, intersect, kinks, multiPolygon, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import land from '../../../geodata/chart/land.json';
import lines from '../../../geodata/chart/lines.json';
import points from '../../../geodata/chart/points.json';
import routeing from '../../../geodata/chart/routeing.json';
import zones from '../../../geodata/zones.json';
import { bearingDeg } from '../../../shared/geo/distance.ts';
import { wrap180 } from '../../../shared/geo/units.ts';
import { ChartCollection, type ChartFeature } from '../../../shared/words/chart.ts';
import { ZoneCollection } from '../../../shared/words/zone.ts';

type Spot = [number, number];
const files = { land, routeing, lines, points };
const charts = Object.entries(files).map(([name, file]) => ({ name, features: ChartCollection.parse(file).features }));
const zoneFeatures = ZoneCollection.parse(zones).features;
const chart = (name: string): ChartFeature[] => charts.find((c) => c.name === name)?.features ?? [];
const byId = (id: string): ChartFeature => charts.flatMap((c) => c.features).find((f) => f.id === id)!;

const areaOf = (geometry: ChartFeature['geometry']): Spot[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
const areas = [...chart('land'), ...chart('routeing'), ...zoneFeatures].map((f) => ({ id: f.id, polygons: areaOf(f.geometry) }));
const holds = (id: string, at: Spot): boolean => booleanPointInPolygon(at, multiPolygon(areaOf(byId(id).geometry)));
const isLand = (at: Spot): boolean => chart('land').some((f) => booleanPointInPolygon(at, multiPolygon(areaOf(f.geometry))));
const spots = (value: unknown): Spot[] => (!Array.isArray(value) ? [] : typeof value[0] === 'number' ? [value as Spot] : value.flatMap(spots));
/** Twice the area, positive when anticlockwise. */
const winding = (ring: Spot[]): number => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);

describe('the chart', () => {
  it('holds each feature once', () => {
    const ids = charts.flatMap((c) => c.features.map((f) => f.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(charts.flatMap((c) => c.features).filter((f) => f.id !== f.properties.id)).toEqual([]);
  });

  it('names for each feature a source that SOURCES.md explains', () => {
    const text = readFileSync(new URL('../../../geodata/SOURCES.md', import.meta.url), 'utf8');
    const known = new Set([...text.matchAll(/^\| `([a-z0-9+-]+)` \|/gm)].map((m) => m[1]));
    const used = new Set([...charts.flatMap((c) => c.features), ...zoneFeatures].map((f) => f.properties.source));
    expect([...used].filter((key) => !known.has(key))).toEqual([]);
    expect([...known].filter((key) => !used.has(key!))).toEqual([]);
  });

  it('lies in its box, to five decimals', () => {
    const outside = [...charts.flatMap((c) => c.features), ...zoneFeatures].flatMap((f) =>
      spots(f.geometry.coordinates).filter(([x, y]) => x < -6 || x > 4 || y < 48.5 || y > 52.5 || Math.round(x * 1e5) / 1e5 !== x || Math.round(y * 1e5) / 1e5 !== y).map((at) => `${f.id} ${at.join(' ')}`),
    );
    expect(outside).toEqual([]);
  });

  it('has rings that are closed, wound by the right-hand rule and do not cross themselves', () => {
    const bad = areas.flatMap(({ id, polygons }) =>
      polygons.flatMap((rings) => {
        const open = rings.filter((ring) => ring[0]!.join() !== ring.at(-1)!.join()).map(() => `${id} is open`);
        const turned = rings.filter((ring, i) => winding(ring) > 0 !== (i === 0)).map(() => `${id} is wound the wrong way`);
        const crossed = kinks(polygon(rings)).features.map((k) => `${id} crosses itself at ${k.geometry.coordinates.join(' ')}`);
        return [...open, ...turned, ...crossed];
      }),
    );
    expect(bad).toEqual([]);
  });

  it('is small enough to load at once', () => {
    const size = Object.values(files).reduce((sum, file) => sum + JSON.stringify(file).length, 0);
    expect(size).toBeLessThan(450_000);
  });

  it.each<[string, Spot]>([
    ['the middle of the strait', [1.5, 51]],
    ['the Varne', [1.36, 50.99]],
    ['the outer harbour of Dover', [1.332, 51.118]],
    ['the western entrance of Dover', [1.32886, 51.11226]],
    ['the entrance of Calais', [1.84036, 50.97186]],
    ['the basin behind Digue Carnot', [1.575, 50.738]],
    ['the Solent', [-1.2, 50.76]],
    ['the middle of the Channel', [-1, 50]],
  ])('has sea at %s', (_, at) => {
    expect(isLand(at)).toBe(false);
  });

  it.each<[string, Spot]>([
    ['Calais', [1.858, 50.952]],
    ['Canterbury', [1.08, 51.28]],
    ['Lille', [3.063, 50.637]],
    ['Gent', [3.725, 51.054]],
    ['the Isle of Wight', [-1.3, 50.68]],
    ['Guernsey', [-2.585, 49.455]],
    ["Dover's Admiralty Pier", [1.3245, 51.11148]],
    ["Dover's Eastern Arm", [1.34309, 51.124]],
  ])('has land at %s', (_, at) => {
    expect(isLand(at)).toBe(true);
  });

  it('shows the detached breakwater of Dover, with water on both sides', () => {
    expect(areaOf(byId('land-breakwaters').geometry).some((rings) => booleanPointInPolygon([1.33716, 51.1158], polygon(rings)))).toBe(true);
    expect(isLand([1.336, 51.118])).toBe(false);
    expect(isLand([1.34, 51.113])).toBe(false);
  });

  it('has the lanes with the flow of the scheme', () => {
    const flows = Object.fromEntries(chart('routeing').filter((f) => f.id.startsWith('derived-')).map((f) => [f.id.slice(8), f.properties.flow]));
    expect(flows).toEqual({
      'sw-lane-entry': 223, 'sw-lane-falls': 208, 'sw-lane-strait': 228, 'sw-lane-mid': 235, 'sw-lane-west': 255,
      'ne-lane-west': 74, 'ne-lane-bassurelle': 50, 'ne-lane-grisnez': 18, 'ne-lane-strait': 45.5, 'ne-lane-sandettie-south': 63,
      'dw-route-sandettie': 42, 'casquets-sw': 255, 'casquets-ne': 75,
    });
    expect(chart('routeing').filter((f) => f.properties.kind === 'lane' && f.properties.flow === null)).toEqual([]);
  });

  it('has each lane lie along its flow', () => {
    // The flow is one of the lane's own directions: some side of it runs that way, to 8 degrees.
    const odd = chart('routeing')
      .filter((f) => f.properties.kind === 'lane')
      .filter((f) =>
        areaOf(f.geometry)[0]![0]!.slice(1).every(([x, y], i) => {
          const [a, b] = areaOf(f.geometry)[0]![0]![i]!;
          const off = Math.abs(wrap180(bearingDeg(a, b, x, y) - (f.properties.flow ?? 0)));
          return Math.min(off, 180 - off) > 8;
        }),
      );
    expect(odd.map((f) => f.id)).toEqual([]);
  });

  it('puts the light vessels and buoys where the scheme has them', () => {
    const position = (id: string): Spot => spots(byId(id).geometry.coordinates)[0]!;
    expect(holds('derived-sw-lane-strait', position('light-vessel-varne'))).toBe(true);
    expect(holds('ukho-31', position('light-vessel-f3'))).toBe(true);
    expect(holds('ukho-44', position('light-vessel-f3'))).toBe(true);
    expect(holds('ukho-45', position('buoy-cs4'))).toBe(true);
    expect(holds('osm-w129922876', position('buoy-bassurelle'))).toBe(true);
  });

  it('has no two fills over one another where one thing has several sources', () => {
    const exclusive = chart('routeing').filter((f) => ['lane', 'separation-zone', 'deep-water-route', 'inshore-traffic-zone'].includes(f.properties.kind));
    const shapes = exclusive.map((f) => ({ id: f.id, shape: multiPolygon(areaOf(f.geometry)), box: bbox(f.geometry) }));
    const shared = shapes.flatMap((a, i) =>
      shapes.slice(i + 1).flatMap((b) => {
        if (a.box[0] > b.box[2] || b.box[0] > a.box[2] || a.box[1] > b.box[3] || b.box[1] > a.box[3]) return [];
        const both = intersect(featureCollection([a.shape, b.shape]));
        const km2 = both ? area(both) / 1e6 : 0;
        return km2 > 0.02 ? [`${a.id} and ${b.id}: ${km2.toFixed(2)} km2`] : [];
      }),
    );
    expect(shared).toEqual([]);
  });

  it('keeps routeing off the land', () => {
    const shore = [...chart('routeing')].filter((f) => f.properties.kind === 'inshore-traffic-zone');
    for (const at of [[1.31, 51.125], [0.976, 50.925], [1.6, 50.75], [-2.2, 49.713]] satisfies Spot[]) {
      expect(shore.filter((f) => booleanPointInPolygon(at, multiPolygon(areaOf(f.geometry)))).map((f) => f.id)).toEqual([]);
    }
    expect(holds('english-inshore-traffic-zone', [0.9, 50.85])).toBe(true);
    expect(holds('french-inshore-traffic-zone', [1.5, 50.7])).toBe(true);
  });
});
