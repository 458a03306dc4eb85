import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZoneIndex, type ZoneArea } from '../../server/watch/zones/zone-index.ts';

type Spot = [number, number];

/** Coordinates on a coarse lattice meet each other's vertices and edges all the time; free ones hardly ever. */
const lattice = fc.integer({ min: 0, max: 12 }).map((n) => n / 8);
/** Denormal numbers are left out: their products underflow, here and in Turf, and no position is one. */
const free = fc.double({ min: 0, max: 1.5, noNaN: true }).map((d) => (d < 1e-60 ? 0 : d));
const hundredThousandths = fc.integer({ min: 0, max: 150_000 }).map((n) => n / 1e5);
const coordinate = fc.oneof(lattice, free, hundredThousandths);
const spot = (of: fc.Arbitrary<number>): fc.Arbitrary<Spot> => fc.tuple(of, of);

/** Any closed ring: crossing itself, folded back, with one vertex many times. Turf has an answer for each. */
const wildRing = fc.array(spot(coordinate), { minLength: 3, maxLength: 14 }).map((open) => [...open, open[0]!]);
/** A ring such as zones have: around a middle, star-shaped. */
const starRing = fc
  .record({ at: spot(fc.double({ min: 0.2, max: 1.3, noNaN: true })), radii: fc.array(fc.double({ min: 0.02, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 60 }) })
  .map(({ at: [x, y], radii }) => {
    const open = radii.map((r, i): Spot => [x + r * Math.cos((2 * Math.PI * i) / radii.length), y + r * Math.sin((2 * Math.PI * i) / radii.length)]);
    return [...open, open[0]!];
  });
const zone: fc.Arbitrary<{ polygons: Spot[][][] }> = fc.record({
  polygons: fc.array(fc.array(fc.oneof(wildRing, starRing), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
});

/** Free points, and those that hurt: every vertex, the middle of every edge, points level with a vertex. */
function probes(zones: readonly ZoneArea[], extra: readonly Spot[]): Spot[] {
  const points: Spot[] = [...extra];
  const vertices: Spot[] = [];
  for (const { polygons } of zones) {
    for (const ring of polygons.flat()) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [x = 0, y = 0] = ring[i]!;
        const [x2 = 0, y2 = 0] = ring[i + 1]!;
        vertices.push([x, y]);
        points.push([(x + x2) / 2, (y + y2) / 2], [x + (x2 - x) / 3, y + (y2 - y) / 3]);
      }
    }
  }
  vertices.forEach(([x, y], i) => {
    const other = vertices[(i * 7 + 3) % vertices.length]!;
    points.push([x, y], [other[0], y], [x, other[1]], [x + Number.EPSILON, y], [x, y - Number.EPSILON]);
  });
  return points;
}

/** Where the index and Turf do not say the same. */
function disagreements(zones: readonly { polygons: Spot[][][] }[], points: readonly Spot[]): { at: Spot; found: number[]; expected: number[] }[] {
  const index = ZoneIndex.build(zones);
  const shapes = zones.map(({ polygons }) => multiPolygon(polygons));
  const out = new Uint32Array(zones.length);
  return points.flatMap((at) => {
    const found = [...out.subarray(0, index.query(at[0], at[1], out))];
    const expected = shapes.flatMap((shape, i) => (booleanPointInPolygon(at, shape) ? [i] : []));
    return found.join() === expected.join() ? [] : [{ at, found, expected }];
  });
}

describe('the zone index', () => {
  it('answers as Turf does for any zones, holes, vertices and edges', () => {
    fc.assert(
      fc.property(fc.array(zone, { minLength: 1, maxLength: 5 }), fc.array(spot(coordinate), { minLength: 20, maxLength: 60 }), (zones, points) => {
        expect(disagreements(zones, probes(zones, points))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('answers as Turf does where many zones make the cells small', () => {
    fc.assert(
      fc.property(fc.array(zone, { minLength: 40, maxLength: 60 }), fc.array(spot(coordinate), { minLength: 50, maxLength: 50 }), (zones, points) => {
        expect(disagreements(zones, probes(zones.slice(0, 2), points))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
