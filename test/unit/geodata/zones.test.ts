import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import land from '../../../geodata/chart/land.json';
import routeing from '../../../geodata/chart/routeing.json';
import file from '../../../geodata/zones.json';
import { geodesicM, metresPerDegree } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import { ChartCollection } from '../../../shared/words/chart.ts';
import { ZoneCollection, type ZoneFeature } from '../../../shared/words/zone.ts';

type Spot = [number, number];
const zones = ZoneCollection.parse(file).features;
const zone = (id: string): ZoneFeature => zones.find((z) => z.id === id)!;
const polygonsOf = (geometry: { type: string; coordinates: unknown }): Spot[][][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []) as Spot[][][];
const holds = (id: string, at: Spot): boolean => booleanPointInPolygon(at, multiPolygon(polygonsOf(zone(id).geometry)));

const landPolygons = ChartCollection.parse(land).features.flatMap((f) => polygonsOf(f.geometry));
const isLand = (at: Spot): boolean => landPolygons.some((rings) => booleanPointInPolygon(at, { type: 'Polygon', coordinates: rings }));
/** England's edges within reach of the fences, Dover's breakwater among them. */
const coast = landPolygons.flatMap(([outer = []]) =>
  outer.slice(1).flatMap((b, i): [Spot, Spot][] => {
    const a = outer[i]!;
    return a[0] > -1.3 && a[0] < 1.5 && a[1] > 50.6 && a[1] < 51.6 ? [[a, b]] : [];
  }),
);

/** Nearest coast found on the plane, measured on the ellipsoid. */
function offCoastM([lon, lat]: Spot): number {
  const k = metresPerDegree(lat);
  let best = Infinity;
  let near: Spot = [0, 0];
  for (const [[ax, ay], [bx, by]] of coast) {
    const [x, y, dx, dy] = [(ax - lon) * k.lon, (ay - lat) * k.lat, (bx - ax) * k.lon, (by - ay) * k.lat];
    const t = Math.max(0, Math.min(1, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)));
    const d = (x + t * dx) ** 2 + (y + t * dy) ** 2;
    if (d < best) [best, near] = [d, [ax + t * (bx - ax), ay + t * (by - ay)]];
  }
  return geodesicM(lon, lat, near[0], near[1]);
}

const WEST = -0.79;
const NORTH = 51.375;
const fences = [['uk-1nm', 1], ['uk-3nm', 3], ['uk-6nm', 6]] as const;
/** Centres of the harbour approaches, which are cut out of the 1 nm fence. */
const HARBOURS: Spot[] = [[1.33636, 51.1165], [1.19482, 51.07602], [1.4306, 51.3262], [0.776, 50.9195], [0.05842, 50.77588], [-0.2475, 50.8265]];
const byHarbour = ([x, y]: Spot, marginM: number): boolean => HARBOURS.some(([a, b]) => geodesicM(x, y, a, b) < 1.5 * METRES_PER_NM + marginM);

describe('the coastal fences', () => {
  it.each(fences)('%s lies %d nm off the coast, to 50 m, all along its sea side', (id, miles) => {
    const ring = polygonsOf(zone(id).geometry)[0]![0]!;
    const samples = ring.slice(1).flatMap(([x, y], i): Spot[] => {
      const [a, b] = ring[i]!;
      return [0, 0.25, 0.5, 0.75].map((t): Spot => [a + t * (x - a), b + t * (y - b)]);
    });
    const seaSide = samples.filter((at) => at[0] > WEST + 1e-4 && at[1] < NORTH - 1e-4 && !isLand(at) && (miles > 1 || !byHarbour(at, 30)));
    const off = seaSide.map((at) => offCoastM(at) - miles * METRES_PER_NM);
    expect(seaSide.length).toBeGreaterThan(400);
    expect(Math.min(...off)).toBeGreaterThan(-50);
    expect(Math.max(...off)).toBeLessThan(50);
  });

  it.each(fences)('%s holds the sea within %d nm and no other', (id, miles) => {
    const wrong: string[] = [];
    let held = 0;
    // A lattice over the whole stretch; along the line itself the fence may be either.
    for (let lon = -0.78; lon < 1.75; lon += 0.0313) {
      for (let lat = 50.55; lat < 51.37; lat += 0.0171) {
        const at: Spot = [lon, lat];
        if (isLand(at) || (miles === 1 && byHarbour(at, 30))) continue;
        // France, and the Thames behind Thanet: no part of this stretch.
        if ((lon > 1.53 && lat < 51.05) || (lon < 1.38 && lat > 51.3)) continue;
        const off = offCoastM(at) - miles * METRES_PER_NM;
        if (Math.abs(off) < 50) continue;
        if (off < 0) held++;
        if (holds(id, at) !== off < 0) wrong.push(`${lon.toFixed(4)} ${lat.toFixed(4)} at ${(off / METRES_PER_NM + miles).toFixed(2)} nm`);
      }
    }
    expect(held).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('leave the lanes alone at 1 and 3 nm', () => {
    const lanes = ChartCollection.parse(routeing).features.filter((f) => f.properties.kind === 'lane');
    const inside = lanes.flatMap((f) => polygonsOf(f.geometry).flat(2)).filter((at) => holds('uk-3nm', at) || holds('uk-1nm', at));
    expect(inside).toEqual([]);
  });

  it.each<[string, Spot]>([
    ['a ferry berth of Dover', [1.3365, 51.1251]],
    ['the cruise terminal of Dover', [1.3168, 51.1135]],
    ['the outer harbour of Dover', [1.333, 51.119]],
    ['Newhaven', [0.0555, 50.785]],
    ['Shoreham', [-0.235, 50.8295]],
    ['Folkestone', [1.1885, 51.0785]],
    ['Ramsgate', [1.42, 51.329]],
  ])('hold no ship at berth in %s at 1 nm or in its approach', (_, at) => {
    expect(zones.filter((z) => z.id !== 'uk-3nm' && z.id !== 'uk-6nm' && holds(z.id, at)).map((z) => z.id)).toEqual([]);
  });

  it('meet the approaches without a gap and without overlap', () => {
    // Half a mile off Dover, and a mile off the beach at Kingsdown and at Abbot's Cliff.
    expect([holds('dover-approach', [1.345, 51.113]), holds('uk-1nm', [1.345, 51.113])]).toEqual([true, false]);
    expect([holds('dover-approach', [1.4, 51.165]), holds('uk-1nm', [1.4, 51.165])]).toEqual([false, true]);
    expect([holds('dover-approach', [1.25, 51.095]), holds('uk-1nm', [1.25, 51.095])]).toEqual([false, true]);
  });
});

describe('the rules of the default zones', () => {
  it('never look twice at one class for one act', () => {
    const twice = zones.flatMap(({ id, properties }) => {
      const seen = properties.rules.flatMap((r) => (r.classes ?? ['everything']).map((c) => `${id} ${r.rule} ${c}`));
      return seen.filter((key, i) => seen.indexOf(key) !== i);
    });
    expect(twice).toEqual([]);
  });

  it('raise nothing for those whose work or pleasure is on this coast', () => {
    const everyday = ['passenger', 'fishing', 'sailing', 'pleasure', 'tug', 'pilot', 'sar', 'law-enforcement', 'military', 'none'];
    const classes = new Set<string>(zones.flatMap((z) => z.properties.rules.flatMap((r) => r.classes ?? everyday)));
    expect(everyday.filter((c) => classes.has(c))).toEqual([]);
  });

  it('have the figures that they need, and dwell and hysteresis each', () => {
    const rules = zones.flatMap((z) => z.properties.rules);
    expect(rules.filter((r) => (r.rule === 'zone-dwell') !== (r.dwellS !== undefined))).toEqual([]);
    expect(rules.filter((r) => (r.rule === 'zone-approach') !== (r.withinMin !== undefined))).toEqual([]);
    expect(rules.filter((r) => r.holdS < 10 || r.hysteresisM < 100 || r.releaseS < 30)).toEqual([]);
  });

  it('tell of a boat without a name at each step towards the shore', () => {
    const steps = fences.map(([id]) => zone(id).properties.rules.filter((r) => r.classes?.includes('unidentified')).map((r) => r.rule));
    expect(steps).toEqual([['zone-entry'], ['zone-entry'], ['zone-approach', 'zone-entry']]);
  });
});
