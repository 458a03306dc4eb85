import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const aground: readonly Scenario[] = [
  {
    it: 'is an alarm for a ship that says so and does not move, outside a harbour',
    rule: 'aground',
    sightings: together(
      [isLong(ID, 150)],
      leg({ id: ID, from: 0, to: 120, at: [0, 0], sog: 0.1, cog: 0, more: { status: 6 } }),
      leg({ id: ID, from: 130, to: 400, at: [0, 0], sog: 5, cog: 0, more: { status: 0 } }),
      leg({ id: '235000002', from: 0, to: 200, at: [3, 0], sog: 11, cog: 0, more: { status: 6 } }),
      leg({ id: '235000003', from: 0, to: 200, at: [0, -19.6], sog: 0, cog: 0, more: { status: 6 } }),
    ),
    lasts: 400,
    lines: [
      '01:00 raised a1 aground alarm [235000001] sog_kn=0.1',
      '04:10 cleared a1',
    ],
  },
];
