import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destination } from '../../../shared/geo/distance.ts';
import { MPS_PER_KNOT, wrap180 } from '../../../shared/geo/units.ts';
import type { TrailPoint } from '../../../shared/words/track.ts';
import { plottedMotion } from '../../../shared/picture/plotted-motion.ts';

const AT = Date.UTC(2026, 0, 5, 3);

/** Plots every 30 s of something that holds its course, the newest last, each off by up to so many metres. */
function plots(knots: number, course: number, count: number, off: (i: number) => number): TrailPoint[] {
  return Array.from({ length: count }, (_, i) => {
    const at = AT - (count - 1 - i) * 30_000;
    const [lon, lat] = destination(1.5, 51, course, ((at - AT) / 1000) * knots * MPS_PER_KNOT);
    const [oLon, oLat] = destination(lon, lat, (i * 137) % 360, off(i));
    return [at, oLon, oLat];
  });
}

const motionOf = (points: TrailPoint[]) => {
  const last = points.pop();
  if (!last) throw new Error('no plots');
  return plottedMotion(points, ...last);
};

describe('the motion of plots', () => {
  it('is the course and speed that a boat holds', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 30, noNaN: true }), fc.integer({ min: 0, max: 359 }), (knots, course) => {
        const motion = motionOf(plots(knots, course, 9, () => 0));
        expect(motion?.sog).toBeCloseTo(knots, 0);
        expect(Math.abs(wrap180((motion?.cog ?? 999) - course))).toBeLessThan(2);
      }),
    );
  });

  it('of a boat at 3 knots is right to half a knot and 15 degrees when each plot is 25 m off', () => {
    for (let course = 0; course < 360; course += 15) {
      const motion = motionOf(plots(3, course, 9, () => 25));
      expect(Math.abs((motion?.sog ?? 99) - 3)).toBeLessThan(0.5);
      expect(Math.abs(wrap180((motion?.cog ?? 999) - course))).toBeLessThan(15);
    }
  });

  it('of a boat that lies still has a speed of nothing and no course', () => {
    expect(motionOf(plots(0, 0, 2, () => 5).map(([at, lon, lat], i) => [at - (i === 0 ? 60_000 : 0), lon, lat]))).toEqual({ sog: 0.2, cog: null });
  });

  it('is not known within the first minute', () => {
    expect(motionOf(plots(10, 90, 2, () => 0))).toBeNull();
    expect(motionOf(plots(10, 90, 1, () => 0))).toBeNull();
  });
});
