import { said } from '../stand-ins/sea.ts';
import { isLong, leg, text, together, type Scenario } from './scenario.ts';

const EAST = '235000001';
const WEST = '235000002';
const rule = 'closest-approach';
const ships = [isLong(EAST, 150), isLong(WEST, 180)];

export const closestApproach: readonly Scenario[] = [
  {
    it: 'warns of two ships that meet, and is over when they have passed',
    rule,
    sightings: together(ships, leg({ id: EAST, from: 0, to: 900, at: [-2.2, 0], sog: 12, cog: 90 }), leg({ id: WEST, from: 0, to: 900, at: [2.2, 0.2], sog: 12, cog: 270 })),
    lasts: 960,
    lines: [
      '02:01 raised a1 closest-approach warning [235000001 235000002] cpa=0.2 tcpa=9 distance_nm=3.6',
      '12:30 cleared a1',
    ],
  },
  {
    it: 'says nothing of two that pass at half a mile',
    rule,
    sightings: together(ships, leg({ id: EAST, from: 0, to: 900, at: [-2.2, 0], sog: 12, cog: 90 }), leg({ id: WEST, from: 0, to: 900, at: [2.2, 0.5], sog: 12, cog: 270 })),
    lasts: 960,
    lines: [],
  },
  {
    it: 'alarms earlier and wider for a small craft, which comes first',
    rule,
    sightings: together(
      [isLong(EAST, 150), isLong(WEST, 12, 0, { shiptype: 36 })],
      leg({ id: EAST, from: 0, to: 300, at: [-4, 0], sog: 15, cog: 90 }),
      leg({ id: WEST, from: 3, to: 300, at: [0, 0.28], sog: 5, cog: 270, every: 30, more: { aisClass: 'B', status: null } }),
    ),
    lasts: 300,
    lines: [
      '01:04 raised a1 closest-approach alarm [235000002 235000001] cpa=0.283 tcpa=10.9 distance_nm=3.66',
    ],
  },
  {
    it: 'leaves two alone that lie still, and a tug with its tow',
    rule,
    sightings: together(
      [isLong(EAST, 150), isLong(WEST, 30, 0, { shiptype: 52 })],
      leg({ id: EAST, from: 0, to: 300, at: [0, 0], sog: 0.2, cog: 0 }),
      leg({ id: WEST, from: 0, to: 300, at: [0.1, 0], sog: 0.3, cog: 0 }),
      leg({ id: EAST, from: 310, to: 900, at: [0, 0], sog: 5, cog: 90 }),
      leg({ id: WEST, from: 310, to: 900, at: [0.2, 0], sog: 4.9, cog: 90 }),
    ),
    lasts: 900,
    lines: [],
  },
  {
    it: 'cannot be checked, and does not clear, while one of the two is lost',
    rule,
    sightings: together(
      ships,
      leg({ id: EAST, from: 0, to: 120, at: [-2, 0], sog: 12, cog: 90 }),
      leg({ id: WEST, from: 0, to: 600, at: [2, 0.1], sog: 12, cog: 270 }),
      leg({ id: EAST, from: 400, to: 600, at: [-0.6, 0], sog: 12, cog: 90 }),
    ),
    lasts: 900,
    lines: [
      '01:01 raised a1 closest-approach warning [235000001 235000002] cpa=0.1 tcpa=9 distance_nm=3.59',
      '03:00 unverifiable a1',
      '06:41 verifiable a1',
      '11:00 unverifiable a1',
    ],
  },
  {
    it: 'waits less when one of them turns toward the other at the last moment',
    rule,
    sightings: together(
      ships,
      leg({ id: EAST, from: 0, to: 300, at: [0, 0.3], sog: 12, cog: 0 }),
      leg({ id: WEST, from: 0, to: 700, at: [1, 1], sog: 6, cog: 0 }),
      leg({ id: EAST, from: 310, to: 700, at: [0, 1.5], sog: 15, cog: 66 }),
    ),
    lasts: 760,
    lines: [
      '05:46 raised a1 closest-approach warning [235000001 235000002] cpa=0.009 tcpa=3.8 distance_nm=0.86',
      '11:03 cleared a1',
    ],
  },
  {
    it: 'is an emergency where a ship comes upon a beacon in distress',
    rule,
    with: ['ais-distress'],
    sightings: together(
      [isLong(EAST, 150), text('972123456', 5, 'MOB ACTIVE', { trackKind: 'mob' })],
      leg({ id: EAST, from: 0, to: 200, at: [-2.5, 0], sog: 15, cog: 90 }),
      leg({ id: '972123456', from: 6, to: 200, at: [0, 0.2], sog: 0.8, cog: 45, every: 60, more: { trackKind: 'mob', status: 14, heading: null } }),
    ),
    lasts: 200,
    lines: [
      '00:05 raised a1 ais-distress emergency [972123456]',
      '00:07 raised a2 closest-approach emergency [972123456 235000001] cpa=0.298 tcpa=10.2 distance_nm=2.48',
    ],
  },
  {
    it: 'is never more than a caution where a lifeboat goes to a small craft',
    rule,
    sightings: together(
      [isLong(EAST, 17, 0, { shiptype: 51 }), said('radar:r:7', 0, {})].filter((sighting) => sighting.trackId === EAST),
      leg({ id: EAST, from: 0, to: 120, at: [-2.5, 0], sog: 25, cog: 90 }),
      leg({ id: 'radar:r:7', from: 6, to: 120, at: [0, 0], sog: 2, cog: 45, every: 3, more: { trackKind: 'radar', status: null, aisClass: null, heading: null } }),
    ),
    lasts: 120,
    lines: [
      '00:56 raised a1 closest-approach caution [radar:r:7 235000001] cpa=0.148 tcpa=5.4 distance_nm=2.13',
    ],
  },
];
