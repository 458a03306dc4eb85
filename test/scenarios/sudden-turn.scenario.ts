import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const suddenTurn: readonly Scenario[] = [
  {
    it: 'is a caution for a large ship that turns by 80 degrees at once, not for a turn of 40',
    rule: 'sudden-turn',
    sightings: together(
      [isLong(ID, 150), isLong('235000002', 150)],
      leg({ id: ID, from: 0, to: 300, at: [-3, 0], sog: 14, cog: 90 }),
      leg({ id: ID, from: 310, to: 900, at: [-1.8, 0], sog: 12, cog: 170 }),
      leg({ id: '235000002', from: 0, to: 300, at: [-3, 5], sog: 14, cog: 90 }),
      leg({ id: '235000002', from: 310, to: 900, at: [-1.8, 5], sog: 12, cog: 130 }),
    ),
    lasts: 900,
    lines: [
      '05:10 raised a1 sudden-turn caution [235000001] turn_deg=80 sog_kn=12',
      '10:10 cleared a1',
    ],
  },
];
