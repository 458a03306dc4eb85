type Spot = readonly [number, number];
type Ring = readonly Spot[];

interface Edge {
  readonly ring: number;
  /** Its place in the ring, and how many edges the ring has. */
  readonly at: number;
  readonly of: number;
  readonly a: Spot;
  readonly b: Spot;
  readonly west: number;
  readonly east: number;
}

/** A square metre or so. */
const LEAST_AREA = 1e-10;

/** Whether a closed ring lies on one line, or on one spot: it encloses nothing. */
export function enclosesNothing(ring: Ring): boolean {
  const [first] = ring;
  if (first === undefined) return true;
  let far = first;
  for (const spot of ring) if (apart(first, spot) > apart(first, far)) far = spot;
  return ring.every((spot) => Math.abs((far[0] - first[0]) * (spot[1] - first[1]) - (spot[0] - first[0]) * (far[1] - first[1])) < LEAST_AREA);
}

const apart = (a: Spot, b: Spot): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

/**
 * Where a polygon's outline (closed rings of `[lon, lat]`, the first outer, the rest holes) crosses or touches itself, or
 * goes back on itself; null when it does not. Two rings may touch, and may not cross. Not for outlines across the 180th meridian.
 */
export function selfCrossing(rings: readonly Ring[]): Spot | null {
  const edges = rings.flatMap(edgesOf).sort((p, q) => p.west - q.west);
  let near: Edge[] = [];
  for (const edge of edges) {
    near = near.filter(({ east }) => east >= edge.west);
    for (const other of near) {
      const spot = crossingOf(edge, other);
      if (spot !== null) return spot;
    }
    near.push(edge);
  }
  return null;
}

function edgesOf(ring: Ring, r: number): Edge[] {
  // A position that is said twice is no edge.
  const spots = ring.filter((spot, i) => i === 0 || spot[0] !== ring[i - 1]![0] || spot[1] !== ring[i - 1]![1]);
  const of = spots.length - 1;
  return spots.slice(1).map((b, at) => {
    const a = spots[at]!;
    return { ring: r, at, of, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
  });
}

function crossingOf(p: Edge, q: Edge): Spot | null {
  if (Math.max(p.a[1], p.b[1]) < Math.min(q.a[1], q.b[1]) || Math.max(q.a[1], q.b[1]) < Math.min(p.a[1], p.b[1])) return null;
  const a = side(p, q.a);
  const b = side(p, q.b);
  const c = side(q, p.a);
  const d = side(q, p.b);
  if (a * b < 0 && c * d < 0) {
    const t = c / (c - d);
    return [p.a[0] + t * (p.b[0] - p.a[0]), p.a[1] + t * (p.b[1] - p.a[1])];
  }
  if (p.ring !== q.ring) return null;
  const step = Math.abs(p.at - q.at);
  if (step === 1 || step === p.of - 1) {
    // Neighbours meet at one end; they may not lie on each other.
    const back = (p.b[0] - p.a[0]) * (q.b[0] - q.a[0]) + (p.b[1] - p.a[1]) * (q.b[1] - q.a[1]) < 0;
    const shared = p.b[0] === q.a[0] && p.b[1] === q.a[1] ? p.b : p.a;
    return a === 0 && b === 0 && back ? shared : null;
  }
  if (a === 0 && within(p, q.a)) return q.a;
  if (b === 0 && within(p, q.b)) return q.b;
  if (c === 0 && within(q, p.a)) return p.a;
  return d === 0 && within(q, p.b) ? p.b : null;
}

/** Positive when a spot lies left of an edge, negative right of it, 0 on its line. */
const side = ({ a, b }: Edge, [x, y]: Spot): number => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);

/** Whether a spot of an edge's line lies on the edge. */
const within = ({ a, b, west, east }: Edge, [x, y]: Spot): boolean => x >= west && x <= east && y >= Math.min(a[1], b[1]) && y <= Math.max(a[1], b[1]);

/** Spots of a hole that are looked at, where all before lay on the outline. */
const LOOKED_AT_MOST = 64;
/** Nearer to an edge than a tenth of a millimetre or so is upon it; degrees. */
const UPON = 1e-9;

/** Where a hole lies outside of its outline, or leaves nothing of it; null when there is none. For rings that do not cross (`selfCrossing`). */
export function strayHole([outline, ...holes]: readonly Ring[]): Spot | null {
  if (outline === undefined) return null;
  const whole = areaOf(outline);
  const stray = holes.find((hole) => areaOf(hole) >= whole * (1 - 1e-9) || liesOutside(hole, outline));
  return stray?.[0] ?? null;
}

/** Rings that do not cross lie within or without with every spot: the first that is not upon the outline tells. */
function liesOutside(hole: Ring, outline: Ring): boolean {
  for (const [i, a] of hole.slice(0, LOOKED_AT_MOST).entries()) {
    const b = hole[i + 1] ?? a;
    for (const spot of [a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const]) {
      const where = placeIn(outline, spot);
      if (where !== 'upon') return where === 'outside';
    }
  }
  return false;
}

function placeIn(ring: Ring, spot: Spot): 'inside' | 'outside' | 'upon' {
  const [x, y] = spot;
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]!;
    const b = ring[i]!;
    if (distanceTo(a, b, spot) < UPON) return 'upon';
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

function distanceTo(a: Spot, b: Spot, [x, y]: Spot): number {
  const east = b[0] - a[0];
  const north = b[1] - a[1];
  const square = east * east + north * north;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * east + (y - a[1]) * north) / square));
  return Math.hypot(x - a[0] - t * east, y - a[1] - t * north);
}

/** In square degrees, told from its first spot so that nothing is lost far from 0, 0. */
function areaOf(ring: Ring): number {
  const [x, y] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += (ring[i - 1]![0] - x) * (ring[i]![1] - y) - (ring[i]![0] - x) * (ring[i - 1]![1] - y);
  return Math.abs(twice) / 2;
}
