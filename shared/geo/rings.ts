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
