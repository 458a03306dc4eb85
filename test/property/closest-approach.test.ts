import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comesWithin, Encounters, type Reach } from '../../server/watch/rules/encounters.ts';
import { approachOf, motionAfter, type Motion } from '../../shared/geo/approach.ts';
import { METRES_PER_NM } from '../../shared/geo/units.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Crowded and wide seas, still and fast craft, some at the same place. */
const sea = fc
  .record({
    lat: number(-65, 65),
    spread: fc.constantFrom(0.02, 0.2, 2),
    craft: fc.array(fc.record({ x: number(-1, 1), y: number(-1, 1), sog: fc.oneof(fc.constant(0), number(0, 45)), cog: number(0, 359.9), age: number(0, 180) }), { minLength: 2, maxLength: 60 }),
  })
  .map(({ lat, spread, craft }) => craft.map(({ x, y, sog, cog, age }) => motionAfter(x * spread, lat + y * spread, sog, cog, age)));

const reach: fc.Arbitrary<Reach> = fc.record({ cpaM: number(50, METRES_PER_NM), tcpaS: number(60, 1200) });

function bruteForce(motions: readonly Motion[], limit: Reach): string[] {
  const pairs: string[] = [];
  for (let i = 0; i < motions.length; i++) {
    for (let j = i + 1; j < motions.length; j++) if (comesWithin(approachOf(motions[i]!, motions[j]!), limit)) pairs.push(`${i} ${j}`);
  }
  return pairs.sort();
}

function swept(encounters: Encounters, motions: readonly Motion[], limit: Reach): string[] {
  const pairs: string[] = [];
  encounters.find(motions, limit, (i, j) => pairs.push(i < j ? `${i} ${j}` : `${j} ${i}`));
  return pairs.sort();
}

describe('the search for encounters', () => {
  it('finds every pair that looking at all pairs finds, once, and none besides', () => {
    const encounters = new Encounters();
    let found = 0;
    fc.assert(
      fc.property(sea, reach, (motions, limit) => {
        const pairs = swept(encounters, motions, limit);
        found += pairs.length;
        expect(pairs).toEqual(bruteForce(motions, limit));
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it('does not depend on the order in which vessels are given', () => {
    fc.assert(
      fc.property(sea, reach, (motions, limit) => {
        const last = motions.length - 1;
        const turned = swept(new Encounters(), motions.toReversed(), limit).map((pair) => {
          const [i = 0, j = 0] = pair.split(' ').map(Number);
          return `${last - j} ${last - i}`;
        });
        expect(turned.sort()).toEqual(swept(new Encounters(), motions, limit));
      }),
      { numRuns: 50 },
    );
  });
});
