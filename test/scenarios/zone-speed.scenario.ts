import { squareZone } from '../stand-ins/sea.ts';
import { isLong, leg, place, together, type Scenario } from './scenario.ts';

const [west, south] = place(-2, -2);
const [east, north] = place(2, 2);
const ID = '235000001';

export const zoneSpeed: readonly Scenario[] = [
  {
    it: 'warns of a vessel that is too fast in the zone, not of one outside, and is over when it slows down',
    rule: 'zone-speed',
    zones: [squareZone('slow', [{ rule: 'zone-speed', aboveKn: 8 }], { west, south, east, north })],
    sightings: together(
      [isLong(ID, 50)],
      leg({ id: ID, from: 0, to: 300, at: [-2.5, 0], sog: 10, cog: 90 }),
      leg({ id: ID, from: 310, to: 350, at: [-1.6, 0], sog: 7.8, cog: 90 }),
      leg({ id: ID, from: 360, to: 600, at: [-1.5, 0], sog: 7, cog: 90 }),
    ),
    lasts: 600,
    lines: [
      '03:20 raised a1 zone-speed warning [235000001] above_kn=8 sog_kn=10',
      '06:30 cleared a1',
    ],
  },
  {
    it: 'warns of a vessel that is too slow in it',
    rule: 'zone-speed',
    zones: [squareZone('keep-moving', [{ rule: 'zone-speed', belowKn: 2 }], { west, south, east, north })],
    sightings: together(leg({ id: ID, from: 0, to: 60, at: [0, 0], sog: 3, cog: 90 }), leg({ id: ID, from: 70, to: 120, at: [0.05, 0], sog: 1, cog: 90 })),
    lasts: 120,
    lines: [
      '01:20 raised a1 zone-speed warning [235000001] below_kn=2 sog_kn=1',
    ],
  },
];
