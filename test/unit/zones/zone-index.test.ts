import { describe, expect, it } from 'vitest';
import { destination, geodesicM } from '../../../shared/geo/distance.ts';
import { ZoneIndex } from '../../../server/watch/zones/zone-index.ts';
import { ZoneGeometry } from '../../../shared/words/zone.ts';

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
/** Two halves of one bank, a ring around a wreck, and a zone far away. */
const zones = [
  { polygons: [[square(1, 51, 0.1)], [square(1.1, 51, 0.1)]] },
  { polygons: [[square(1.02, 51.02, 0.06), square(1.04, 51.04, 0.02).toReversed()]] },
  { polygons: [[square(3, 49, 0.5)]] },
];
const index = ZoneIndex.build(zones);
const at = (lon: number, lat: number): number[] => {
  const out: number[] = [];
  const count = index.query(lon, lat, out);
  return out.slice(0, count);
};

describe('the zone index', () => {
  it('names each zone that holds a position once, in the order that they were given', () => {
    expect(at(1.03, 51.03)).toEqual([0, 1]);
    expect(at(1.1, 51.05)).toEqual([0]);
    expect(at(3.2, 49.2)).toEqual([2]);
  });

  it('leaves out a hole, but not its edge', () => {
    expect(at(1.05, 51.05)).toEqual([0]);
    expect(at(1.04, 51.05)).toEqual([0, 1]);
  });

  it('finds nothing outside, far away, or for a position that is none', () => {
    for (const [lon, lat] of [[0.999, 51.05], [2, 50], [-170, -80], [NaN, 51], [1.05, NaN]]) expect(at(lon!, lat!)).toEqual([]);
  });

  it('finds nothing when there are no zones', () => {
    expect(ZoneIndex.build([]).query(1, 51, [])).toBe(0);
  });

  it.each([
    ['an open ring', [[[0, 0], [1, 0], [1, 1], [0, 1]]], /zone 1: a ring ends at 0 1, expected its first vertex 0 0/],
    ['a ring of two', [[[0, 0], [1, 0], [0, 0]]], /zone 1: a ring has 3 vertices, expected at least 4/],
    ['a hole in a number', [[[0, 0], [1, NaN], [1, 1], [0, 0]]], /zone 1: a vertex is 1 NaN, expected longitude and latitude/],
  ])('refuses %s at the door, saying what came', (_, polygon, message) => {
    expect(() => ZoneIndex.build([zones[0]!, { polygons: [polygon] }])).toThrow(message);
  });

  it('measures to the nearest edge as the ellipsoid does, to half a per cent', () => {
    // Abeam of an edge, so that the geodesic's length is known.
    for (const [course, metres] of [[270, 150], [270, 2_000], [270, 30_000]] as const) {
      const [lon, lat] = destination(1, 51.05, course, metres);
      expect(Math.abs(index.edgeDistanceM(0, lon, lat) / metres - 1)).toBeLessThan(0.005);
    }
    // Off a corner, and inside.
    const corner = geodesicM(0.9, 50.95, 1, 51);
    expect(Math.abs(index.edgeDistanceM(0, 0.9, 50.95) / corner - 1)).toBeLessThan(0.005);
    expect(Math.abs(index.edgeDistanceM(2, 3.01, 49.2) / geodesicM(3.01, 49.2, 3, 49.2) - 1)).toBeLessThan(0.005);
    expect(index.edgeDistanceM(0, 1, 51.05)).toBe(0);
  });

  it('foretells when a vessel enters on its course and speed', () => {
    // 3 nm west of the zone, steering east at 12 knots: a quarter of an hour.
    const [lon, lat] = destination(1, 51.05, 270, 3 * 1852);
    expect(index.minutesToEdge(0, lon, lat, 12, 90, 20)).toBeCloseTo(15, 1);
    expect(index.minutesToEdge(0, lon, lat, 12, 90, 14.9)).toBeNull();
    expect(index.minutesToEdge(0, lon, lat, 12, 270, 60)).toBeNull();
    expect(index.minutesToEdge(0, lon, lat, 0, 90, 60)).toBeNull();
    // On a slant: 45 degrees is 1.414 times as far; and a course that passes north of it never meets it.
    expect(index.minutesToEdge(0, lon, lat - 0.03, 12, 45, 60)).toBeCloseTo(15 * Math.SQRT2, 0);
    expect(index.minutesToEdge(0, lon, lat, 12, 20, 120)).toBeNull();
  });

  it('asks for no zone that it does not have', () => {
    expect(() => index.edgeDistanceM(3, 1, 51)).toThrow('no zone 3: the index holds 0 to 2');
  });
});

describe('the area of a zone from outside', () => {
  it('must be closed and on the globe', () => {
    const of = (ring: number[][]) => ZoneGeometry.safeParse({ type: 'Polygon', coordinates: [ring] });
    expect(of(square(1, 51, 0.1)).success).toBe(true);
    expect(of(square(1, 51, 0.1).slice(0, 4)).error?.issues[0]?.message).toBe('a ring must end with its first position');
    expect(of(square(1, 89.95, 0.1)).success).toBe(false);
  });
});
