import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const laneAgainstFlow: readonly Scenario[] = [
  {
    it: 'is a warning after three minutes against the lane, none for crossing it, going with it, or a small craft',
    rule: 'lane-against-flow',
    sightings: together(
      [isLong(ID, 150), isLong('235000002', 150), isLong('235000003', 150), isLong('235000004', 10)],
      leg({ id: ID, from: 0, to: 400, at: [0, 7], sog: 12, cog: 262 }),
      leg({ id: ID, from: 410, to: 600, at: [-1.3, 6.9], sog: 12, cog: 180 }),
      leg({ id: '235000002', from: 0, to: 600, at: [8, 5.2], sog: 18, cog: 350 }),
      leg({ id: '235000003', from: 0, to: 600, at: [12, 7], sog: 12, cog: 95 }),
      leg({ id: '235000004', from: 0, to: 600, at: [-8, 7], sog: 5, cog: 270 }),
    ),
    lasts: 700,
    lines: [
      '03:00 raised a1 lane-against-flow warning [235000001] off_flow_deg=172 sog_kn=12',
      '08:50 cleared a1',
    ],
  },
];
