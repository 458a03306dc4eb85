import { courseTo, type Point } from './plane.ts';

/** A way to go, point after point, with what holds on each leg. Lengths in plane metres, speeds in metres a second. */
export interface Path {
  readonly legs: readonly Leg[];
  /** Comes to rest at the last point, not just passes it. */
  readonly stops: boolean;
  readonly length: number;
}

export interface Leg {
  readonly x: number;
  readonly y: number;
  /** Unit vector along the leg. */
  readonly tx: number;
  readonly ty: number;
  readonly course: number;
  readonly length: number;
  /** How far one may stray at the leg's beginning and end, metres. */
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
  /** Highest speed on this leg. */
  readonly limit: number;
}

export interface PathOptions {
  readonly stops?: boolean;
  readonly left?: readonly number[];
  readonly right?: readonly number[];
  /** Highest speed on each leg; none where absent. */
  readonly limits?: readonly (number | undefined)[];
}

const WIDE = 5000;

export function pathOf(points: readonly Point[], options: PathOptions = {}): Path {
  const legs: Leg[] = [];
  let total = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i]!;
    const to = points[i + 1]!;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = Math.hypot(dx, dy);
    if (length < 1) continue;
    legs.push({
      x: from.x,
      y: from.y,
      tx: dx / length,
      ty: dy / length,
      course: courseTo(dx, dy),
      length,
      left: [options.left?.[i] ?? WIDE, options.left?.[i + 1] ?? WIDE],
      right: [options.right?.[i] ?? WIDE, options.right?.[i + 1] ?? WIDE],
      limit: options.limits?.[i] ?? Number.POSITIVE_INFINITY,
    });
    total += length;
  }
  return { legs, stops: options.stops ?? false, length: total };
}

/** Where one is after so many metres, and on which leg. */
export function alongPath(path: Path, metres: number): { leg: number; x: number; y: number; course: number } {
  let rest = Math.max(0, metres);
  for (let i = 0; i < path.legs.length; i++) {
    const leg = path.legs[i]!;
    if (rest <= leg.length || i === path.legs.length - 1) {
      const at = Math.min(rest, leg.length);
      return { leg: i, x: leg.x + leg.tx * at, y: leg.y + leg.ty * at, course: leg.course };
    }
    rest -= leg.length;
  }
  throw new Error('a path has at least one leg');
}
