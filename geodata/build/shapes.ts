import { difference, featureCollection, intersect, kinks, multiPolygon, polygon, union } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Ring, Spot } from './facts.ts';

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number];
export type Area = Ring[][];

export const round5 = (degrees: number): number => {
  const r = Math.round(degrees * 1e5) / 1e5;
  return r === 0 ? 0 : r;
};
const same = (a: Spot | undefined, b: Spot | undefined) => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** Twice the signed area: positive when anticlockwise. */
export function signedArea(ring: readonly Spot[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[i + 1]!;
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum;
}

/** Closed, of 5 decimals, no vertex twice in a row, wound anticlockwise (or clockwise for a hole). Null when nothing is left. */
export function tidyRing(ring: readonly Spot[], hole = false): Ring | null {
  const out: Ring = [];
  for (const [lon, lat] of ring) {
    const spot: Spot = [round5(lon), round5(lat)];
    if (!same(out.at(-1), spot)) out.push(spot);
  }
  const first = out[0];
  if (!first) return null;
  if (!same(first, out.at(-1))) out.push([...first]);
  const simple = withoutLoops(out);
  if (simple.length < 4 || signedArea(simple) === 0) return null;
  return signedArea(simple) > 0 === hole ? simple.reverse() : simple;
}

/** Where a ring passes twice through one spot (a channel that rounding closed) the smaller of its two loops goes. */
function withoutLoops(ring: Ring): Ring {
  const seen = new Map<string, number>();
  for (let i = 0; i + 1 < ring.length; i++) {
    const key = ring[i]!.join();
    const before = seen.get(key);
    seen.set(key, i);
    if (before === undefined) continue;
    const loop = ring.slice(before, i + 1);
    const rest = [...ring.slice(0, before), ...ring.slice(i)];
    return withoutLoops(Math.abs(signedArea(loop)) < Math.abs(signedArea(rest)) ? rest : loop);
  }
  return ring;
}

/** Square metres, on the plane at the ring's first latitude: to tell an islet from a sliver. */
export const areaM2 = (ring: readonly Spot[]): number => {
  const [x0, y0] = ring[0] ?? [0, 0];
  const local = ring.map(([x, y]): Spot => [(x - x0) * 111_320 * Math.cos((y0 * Math.PI) / 180), (y - y0) * 111_200]);
  return Math.abs(signedArea(local)) / 2;
};

const tidyArea = (area: readonly (readonly Ring[])[]): Area =>
  area.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring, i) => tidyRing(ring, i > 0));
    return outer ? [[outer, ...holes.filter((hole) => hole !== null)]] : [];
  });

/** Rings without holes as an area. */
export const areaOfRings = (rings: readonly Ring[]): Area => tidyArea(rings.map((ring) => [ring]));

/** The area of a GeoJSON geometry, tidied. */
export function plainArea(geometry: Polygon | MultiPolygon): Area {
  const plain = (rings: number[][][]): Ring[] => rings.map((ring) => ring.map(([lon = NaN, lat = NaN]): Spot => [lon, lat]));
  return tidyArea(geometry.type === 'Polygon' ? [plain(geometry.coordinates)] : geometry.coordinates.map(plain));
}
const areaOf = (result: ReturnType<typeof intersect>): Area => (result ? plainArea(result.geometry) : []);

const boxRing = ([w, s, e, n]: Box): Ring => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];

export const meets = (ring: readonly Spot[], [w, s, e, n]: Box): boolean => {
  let [a, b, c, d] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < a) a = x;
    if (x > c) c = x;
    if (y < b) b = y;
    if (y > d) d = y;
  }
  return c >= w && a <= e && d >= s && b <= n;
};

/**
 * Sutherland and Hodgman's clipping (Communications of the ACM 17, 1974): quick on a ring of 250,000 vertices, but
 * pieces stay joined along the box's edges. `clip` cuts those apart.
 */
function roughClip(ring: Ring, [w, s, e, n]: Box): Ring {
  const sides: [0 | 1, number, 1 | -1][] = [
    [0, w, 1],
    [0, e, -1],
    [1, s, 1],
    [1, n, -1],
  ];
  let points = ring;
  for (const [axis, limit, sign] of sides) {
    const out: Ring = [];
    for (let i = 0; i < points.length; i++) {
      const a = points[i]!;
      const b = points[(i + 1) % points.length]!;
      const aIn = (a[axis] - limit) * sign >= 0;
      const bIn = (b[axis] - limit) * sign >= 0;
      if (aIn) out.push(a);
      if (aIn !== bIn) {
        const t = (limit - a[axis]) / (b[axis] - a[axis]);
        out.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
      }
    }
    points = out;
  }
  return points;
}

/** A ring cut to the box, as separate polygons. */
export function clip(ring: Ring, box: Box): Area {
  const margin = 0.5;
  const rough = roughClip(ring, [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin]);
  const closed = rough.length > 0 ? [...rough, rough[0]!] : [];
  if (closed.length < 4) return [];
  return clipArea([[closed]], box);
}

/** Rounding can make a ring touch itself: cutting once more, now between round numbers, takes the touching parts apart. */
export function clipArea(area: Area, box: Box): Area {
  const cut = (a: Area): Area => (a.length === 0 ? [] : areaOf(intersect(featureCollection<Polygon | MultiPolygon>([multiPolygon(a), polygon([boxRing(box)])]))));
  let clean = cut(area);
  for (let tries = 0; tries < 4 && crossings(clean).length > 0; tries++) clean = cut(clean);
  return clean;
}

/** What two areas share. */
export const within = (area: Area, other: Area): Area => (area.length === 0 || other.length === 0 ? [] : areaOf(intersect(featureCollection([multiPolygon(area), multiPolygon(other)]))));

/** An area without another: routeing without land. */
export function without(area: Area, ...others: readonly Area[]): Area {
  if (area.length === 0) return [];
  const rest = others.filter((o) => o.length > 0).map((o) => multiPolygon(o));
  return rest.length === 0 ? tidyArea(area) : areaOf(difference(featureCollection([multiPolygon(area), ...rest])));
}

export function together(...areas: readonly Area[]): Area {
  const some = areas.filter((a) => a.length > 0).map((a) => multiPolygon(a));
  return some.length < 2 ? tidyArea(areas.flat()) : areaOf(union(featureCollection(some)));
}

/** Where an area's rings cross themselves or one another. Two polygons may touch. */
export const crossings = (area: Area): Spot[] =>
  area.flatMap((rings) => kinks(polygon(rings)).features.map((f): Spot => [f.geometry.coordinates[0] ?? NaN, f.geometry.coordinates[1] ?? NaN]));

/** A ring around the line, `widthM` wide: how a mole is drawn from the ends that are known. */
export function strip(line: readonly Spot[], widthM: number): Ring {
  const left: Spot[] = [];
  const right: Spot[] = [];
  line.forEach(([x, y], i) => {
    const [ax, ay] = line[Math.max(i - 1, 0)]!;
    const [bx, by] = line[Math.min(i + 1, line.length - 1)]!;
    const kx = 111_320 * Math.cos((y * Math.PI) / 180);
    const ky = 111_200;
    const [dx, dy] = [(bx - ax) * kx, (by - ay) * ky];
    const half = widthM / 2 / Math.hypot(dx, dy);
    left.push([x - (dy * half) / kx, y + (dx * half) / ky]);
    right.push([x + (dy * half) / kx, y - (dx * half) / ky]);
  });
  return [...left, ...right.reverse()];
}

/** Douglas and Peucker's thinning (The Canadian Cartographer 10, 1973), tolerance in metres; the ends stay. */
export function thin(line: readonly Spot[], toleranceM: number): Spot[] {
  const ky = 111_200;
  const kx = 111_320 * Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180);
  const keep = new Uint8Array(line.length).fill(0);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    const [ax, ay] = line[from]!;
    const [dx, dy] = [(line[to]![0] - ax) * kx, (line[to]![1] - ay) * ky];
    const length2 = dx * dx + dy * dy;
    let worst = toleranceM;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [(line[i]![0] - ax) * kx, (line[i]![1] - ay) * ky];
      const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
      const d = Math.hypot(px - t * dx, py - t * dy);
      if (d > worst) [worst, at] = [d, i];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([from, at], [at, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** A closed ring thinned: its first and its farthest vertex stay. */
export function thinRing(ring: Ring, toleranceM: number): Ring {
  const [x0, y0] = ring[0]!;
  let far = 0;
  let best = -1;
  ring.forEach(([x, y], i) => {
    const d = Math.hypot((x - x0) * 0.63, y - y0);
    if (d > best) [best, far] = [d, i];
  });
  return [...thin(ring.slice(0, far + 1), toleranceM), ...thin(ring.slice(far), toleranceM).slice(1)];
}
