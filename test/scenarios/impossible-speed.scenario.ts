import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const impossibleSpeed: readonly Scenario[] = [
  {
    it: 'is a caution for a cargo ship that says 102 knots for half a minute',
    rule: 'impossible-speed',
    sightings: together([isLong(ID, 150)], leg({ id: ID, from: 0, to: 50, at: [0, 0], sog: 10, cog: 90 }), leg({ id: ID, from: 60, to: 120, at: [0.2, 0], sog: 10, cog: 90, more: { sog: 102.2 } }), leg({ id: ID, from: 130, to: 400, at: [0.4, 0], sog: 10, cog: 90 })),
    lasts: 400,
    lines: [
      '01:30 raised a1 impossible-speed caution [235000001] sog_kn=102.2',
      '04:10 cleared a1',
    ],
  },
];
