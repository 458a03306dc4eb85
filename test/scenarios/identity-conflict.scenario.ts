import { leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const identityConflict: readonly Scenario[] = [
  {
    it: 'is a caution when positions go to and fro between two places, and over when they do not',
    rule: 'identity-conflict',
    sightings: together(leg({ id: ID, from: 0, to: 2000, at: [0, 0], sog: 10, cog: 90, every: 20 }), leg({ id: ID, from: 10, to: 300, at: [40, 10], sog: 8, cog: 200, every: 20 })),
    lasts: 2000,
    lines: [
      '01:00 raised a1 identity-conflict caution [235000001] apart_nm=41.1 sog_kn=10',
      '14:20 cleared a1',
    ],
  },
];
