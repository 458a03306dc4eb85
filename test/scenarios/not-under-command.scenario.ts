import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const notUnderCommand: readonly Scenario[] = [
  {
    it: 'is a warning for a ship that has said so for a minute',
    rule: 'not-under-command',
    sightings: together(
      [isLong(ID, 150)],
      leg({ id: ID, from: 0, to: 90, at: [0, 0], sog: 2, cog: 0, more: { status: 2 } }),
      leg({ id: ID, from: 100, to: 400, at: [0, 0.05], sog: 8, cog: 0 }),
      leg({ id: '235000002', from: 0, to: 40, at: [3, 0], sog: 2, cog: 0, more: { status: 2 } }),
      leg({ id: '235000002', from: 50, to: 200, at: [3, 0.03], sog: 2, cog: 0 }),
    ),
    lasts: 400,
    lines: [
      '01:00 raised a1 not-under-command warning [235000001] sog_kn=2',
      '03:40 cleared a1',
    ],
  },
];
