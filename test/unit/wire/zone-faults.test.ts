import { kinks, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import builtIn from '../../../geodata/zones.json';
import { selfCrossing } from '../../../shared/geo/rings.ts';
import { ZoneCollection, ZoneFeature } from '../../../shared/words/zone.ts';
import { POINTS_AT_MOST, unusableZones, zoneFaults, ZONES_AT_MOST } from '../../../shared/wire/zone-faults.ts';
import { squareZone } from '../../stand-ins/sea.ts';

type Spot = [number, number];
const closed = (spots: Spot[]): Spot[] => [...spots, spots[0]!];
const drawn = (...rings: Spot[][]): ZoneFeature => ({ ...squareZone('drawn', []), geometry: { type: 'Polygon', coordinates: rings.map(closed) } });
const faultsOf = (zone: ZoneFeature): string[] => zoneFaults([zone]).map(({ fault }) => fault);
const SQUARE: Spot[] = [[1, 50], [2, 50], [2, 51], [1, 51]];

describe('what can be wrong with zones', () => {
  it('is nothing in those that are delivered', () => {
    expect(zoneFaults(ZoneCollection.parse(builtIn).features)).toEqual([]);
  });

  it.each<[string, Spot[][], string[]]>([
    ['a bow-tie', [[[1, 50], [2, 51], [2, 50], [1, 51]]], ['self-crossing']],
    ['a spike that goes there and back', [[[1, 50], [2, 50], [2, 51], [1.5, 51], [1.5, 52], [1.5, 51], [1, 51]]], ['self-crossing']],
    ['a figure of eight that touches itself in a corner', [[[1, 50], [2, 51], [3, 50], [3, 52], [2, 51], [1, 52]]], ['self-crossing']],
    ['a hole that reaches out', [SQUARE, [[1.5, 50.5], [2.5, 50.5], [2.5, 50.6], [1.5, 50.6]]], ['self-crossing']],
    ['a line', [[[1, 50], [2, 51], [3, 52]]], ['no-area']],
    ['a hole that touches the outline', [SQUARE, [[1, 50.5], [1.5, 50.4], [1.5, 50.6]]], []],
    ['a hole that is the outline', [SQUARE, SQUARE], ['stray-hole']],
    ['a hole that is the outline from another corner on, the other way round', [SQUARE, [[2, 51], [2, 50], [1.5, 50], [1, 50], [1, 51]]], ['stray-hole']],
    ['a hole that lies elsewhere', [SQUARE, [[3, 50.4], [3.5, 50.4], [3.5, 50.6]]], ['stray-hole']],
    ['a hole that touches the outline from without', [SQUARE, [[2, 50.4], [2.5, 50.4], [2.5, 50.6], [2, 50.6]]], ['stray-hole']],
    ['a hole with an edge on the outline', [SQUARE, [[2, 50.4], [1.5, 50.4], [1.5, 50.6], [2, 50.6]]], []],
    ['a corner that is said twice', [[[1, 50], [1, 50], [2, 50], [2, 51], [2, 51], [1, 51]]], []],
  ])('in %s', (_what, rings, faults) => {
    expect(faultsOf(drawn(...rings))).toEqual(faults);
  });

  it('where a line crosses itself is said, and in which zone', () => {
    const [fault] = zoneFaults([drawn([[1, 50], [2, 51], [2, 50], [1, 51]])]);
    expect(fault).toMatchObject({ zone: 'drawn', position: [1.5, 50.5] });
    expect(fault?.why).toBe('Zone drawn (Zone drawn) crosses itself at 50.50000° N, 1.50000° E. Move its corners so that its line never meets itself.');
    expect(unusableZones([fault!, fault!])).toMatchObject({ name: 'unusable-zones', status: 422, detail: `${fault?.why} One more thing is wrong. Nothing was changed.` });
  });

  it('agrees with Turf on random outlines', () => {
    let crossing = 0;
    const spot = fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 })).map(([x, y]): Spot => [1 + x / 1e6, 50 + y / 1e6]);
    fc.assert(
      fc.property(fc.uniqueArray(spot, { minLength: 3, maxLength: 9, selector: String }), (spots) => {
        const ring = closed(spots);
        const found = kinks(polygon([ring])).features.length > 0;
        if (found) crossing++;
        expect(selfCrossing([ring]) !== null).toBe(found);
      }),
      { numRuns: 500 },
    );
    expect(crossing).toBeGreaterThan(50);
  });

  it('a rule without what it goes by is named, with what to do', () => {
    const zone = squareZone('z', [{ rule: 'zone-dwell' }, { rule: 'zone-approach' }, { rule: 'zone-speed' }, { rule: 'zone-speed', belowKn: 1 }, { rule: 'zone-dwell', dwellS: 1 }]);
    expect(zoneFaults([zone]).map(({ fault, why }) => `${fault}: ${why}`)).toEqual([
      'dwell-without-limit: Zone z (Zone z) has a zone-dwell rule without dwellS. Say after how many seconds a vessel has been inside for too long.',
      'approach-without-limit: Zone z (Zone z) has a zone-approach rule without withinMin. Say how many minutes ahead it is to look.',
      'speed-without-limit: Zone z (Zone z) has a zone-speed rule without aboveKn or belowKn. Say which speed is too fast, or too slow.',
    ]);
  });

  it('a speed that nobody can keep, and a name of blanks, are named', () => {
    const speeds = squareZone('z', [{ rule: 'zone-speed', aboveKn: 5, belowKn: 5 }, { rule: 'zone-speed', aboveKn: 6, belowKn: 5 }]);
    expect(faultsOf(speeds)).toEqual(['speed-without-room']);
    const blank = squareZone('z', []);
    expect(faultsOf({ ...blank, properties: { ...blank.properties, name: '  ' } })).toEqual(['no-name']);
  });

  it('a key that a rule does not know is refused by name, and other properties of a feature are let be', () => {
    const { properties, ...feature } = squareZone('z', []);
    const read = (rule: object) => ZoneFeature.safeParse({ ...feature, properties: { ...properties, colour: 'red', rules: [rule] } });
    expect(read({ rule: 'zone-entry' }).success).toBe(true);
    expect(read({ rule: 'zone-entry', holdSeconds: 99 }).error?.issues).toMatchObject([{ path: ['properties', 'rules', 0], message: 'a zone\'s rule knows no "holdSeconds"' }]);
  });

  it('are too many of them, too many points, too many rules, or one id twice', () => {
    const many = Array.from({ length: ZONES_AT_MOST + 1 }, (_, i) => squareZone(`z${i}`, []));
    expect(zoneFaults(many)).toMatchObject([{ fault: 'too-many-zones', zone: null }]);
    const round = Array.from({ length: POINTS_AT_MOST }, (_, i): Spot => [1 + Math.cos((i / POINTS_AT_MOST) * 6.28), 50 + Math.sin((i / POINTS_AT_MOST) * 6.28)]);
    expect(faultsOf(drawn(round))).toEqual(['too-many-points']);
    expect(faultsOf(drawn(round.slice(2)))).toEqual([]);
    expect(faultsOf(squareZone('z', Array.from({ length: 21 }, () => ({ rule: 'zone-entry' }))))).toEqual(['too-many-rules']);
    expect(zoneFaults([many[0]!, many[1]!, many[0]!])).toMatchObject([{ fault: 'duplicate-id', zone: 'z0' }]);
  });
});
