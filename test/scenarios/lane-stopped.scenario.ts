import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const laneStopped: readonly Scenario[] = [
  {
    it: 'is a warning for a ship that lies in the lane for three minutes, and over when she has gone on for two',
    rule: 'lane-stopped',
    sightings: together(
      [isLong(ID, 150), isLong('235000002', 150)],
      leg({ id: ID, from: 0, to: 300, at: [0, 7], sog: 0.4, cog: 120 }),
      leg({ id: ID, from: 310, to: 600, at: [0, 7], sog: 9, cog: 90 }),
      leg({ id: '235000002', from: 0, to: 600, at: [0, 12], sog: 0.4, cog: 120 }),
    ),
    lasts: 600,
    lines: [
      '03:00 raised a1 lane-stopped warning [235000001] sog_kn=0.4',
      '07:10 cleared a1',
    ],
  },
];
