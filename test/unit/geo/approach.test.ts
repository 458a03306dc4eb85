import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approachOf, motionAfter, type Motion } from '../../../shared/geo/approach.ts';
import { destination, geodesicM } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM, MPS_PER_KNOT } from '../../../shared/geo/units.ts';

interface Sailing {
  readonly lon: number;
  readonly lat: number;
  readonly sog: number;
  readonly cog: number;
}

const motion = ({ lon, lat, sog, cog }: Sailing): Motion => motionAfter(lon, lat, sog, cog, 0);

const nearby = fc.record({
  lon: fc.double({ min: -6, max: 4, noNaN: true }),
  lat: fc.double({ min: 40, max: 60, noNaN: true }),
  bearing: fc.double({ min: 0, max: 360, noNaN: true }),
  metres: fc.double({ min: 100, max: 10 * METRES_PER_NM, noNaN: true }),
  sogs: fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 1, max: 30, noNaN: true })),
  cogs: fc.tuple(fc.double({ min: 0, max: 359.9, noNaN: true }), fc.double({ min: 0, max: 359.9, noNaN: true })),
});

/** The least geodesic distance over the next quarter of an hour: in steps of 10 s, then of 0.1 s about the least. */
function stepped(a: Sailing, b: Sailing): number {
  const apart = (seconds: number): number => {
    const [x1, y1] = destination(a.lon, a.lat, a.cog, a.sog * MPS_PER_KNOT * seconds);
    const [x2, y2] = destination(b.lon, b.lat, b.cog, b.sog * MPS_PER_KNOT * seconds);
    return geodesicM(x1, y1, x2, y2);
  };
  let least = 0;
  for (let seconds = 10; seconds <= 900; seconds += 10) if (apart(seconds) < apart(least)) least = seconds;
  return Math.min(...Array.from({ length: 201 }, (_, i) => apart(Math.max(0, least - 10 + i / 10))));
}

describe('the closest point of approach', () => {
  it('is where geodesic stepping finds it, to 2 m and 0.2 % of the way', () => {
    fc.assert(
      fc.property(nearby, ({ lon, lat, bearing, metres, sogs, cogs }) => {
        const [lonB, latB] = destination(lon, lat, bearing, metres);
        const a = { lon, lat, sog: sogs[0], cog: cogs[0] };
        const b = { lon: lonB, lat: latB, sog: sogs[1], cog: cogs[1] };
        const { cpaM, tcpaS } = approachOf(motion(a), motion(b));
        fc.pre(tcpaS >= 0 && tcpaS <= 900);
        const way = (sogs[0] + sogs[1]) * MPS_PER_KNOT * tcpaS + metres;
        expect(Math.abs(cpaM - stepped(a, b))).toBeLessThan(2 + way * 0.002);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same whoever is asked', () => {
    fc.assert(
      fc.property(nearby, ({ lon, lat, bearing, metres, sogs, cogs }) => {
        const [lonB, latB] = destination(lon, lat, bearing, metres);
        const a = motion({ lon, lat, sog: sogs[0], cog: cogs[0] });
        const b = motion({ lon: lonB, lat: latB, sog: sogs[1], cog: cogs[1] });
        const [one, other] = [approachOf(a, b), approachOf(b, a)];
        expect(other.cpaM).toBeCloseTo(one.cpaM, 6);
        expect(other.tcpaS).toBeCloseTo(one.tcpaS, 6);
      }),
    );
  });

  it('of two that meet head on is a collision, half way', () => {
    const [lonB, latB] = destination(1.5, 51, 0, 4 * METRES_PER_NM);
    const { cpaM, tcpaS, nowM } = approachOf(motion({ lon: 1.5, lat: 51, sog: 12, cog: 0 }), motion({ lon: lonB, lat: latB, sog: 12, cog: 180 }));
    expect(cpaM).toBeLessThan(2);
    expect(tcpaS).toBeCloseTo(600, 0);
    expect(nowM / METRES_PER_NM).toBeCloseTo(4, 2);
  });

  it('is over when they have passed, and now when they move alike', () => {
    const [lonB, latB] = destination(1.5, 51, 0, METRES_PER_NM);
    expect(approachOf(motion({ lon: 1.5, lat: 51, sog: 12, cog: 180 }), motion({ lon: lonB, lat: latB, sog: 12, cog: 0 })).tcpaS).toBeLessThan(0);
    const alike = approachOf(motion({ lon: 1.5, lat: 51, sog: 12, cog: 40 }), motion({ lon: lonB, lat: latB, sog: 12, cog: 40 }));
    expect(alike.tcpaS).toBe(0);
    expect(alike.cpaM / METRES_PER_NM).toBeCloseTo(1, 3);
  });

  it('reckons with how old a position is', () => {
    const old = motionAfter(1.5, 51, 12, 90, 60);
    const [lon, lat] = destination(1.5, 51, 90, 12 * MPS_PER_KNOT * 60);
    expect(geodesicM(old.lon, old.lat, lon, lat)).toBeLessThan(1);
    expect(motionAfter(1.5, 51, 0.4, null, 600)).toMatchObject({ lon: 1.5, lat: 51, east: 0, north: 0 });
  });
});
