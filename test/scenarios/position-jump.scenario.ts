import { leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const positionJump: readonly Scenario[] = [
  {
    it: 'is a caution when a track goes on at a place out of reach, not when one position is wrong',
    rule: 'position-jump',
    with: ['identity-conflict'],
    sightings: together(
      leg({ id: ID, from: 0, to: 100, at: [0, 0], sog: 10, cog: 90 }),
      leg({ id: ID, from: 105, to: 105, at: [30, 0], sog: 10, cog: 90 }),
      leg({ id: ID, from: 110, to: 200, at: [0.3, 0], sog: 10, cog: 90 }),
      leg({ id: ID, from: 210, to: 600, at: [20, 0], sog: 10, cog: 90 }),
    ),
    lasts: 600,
    lines: [
      '03:40 raised a1 position-jump caution [235000001] jump_nm=19.5 jump_kn=7002 sog_kn=10',
      '08:40 cleared a1',
    ],
  },
];
