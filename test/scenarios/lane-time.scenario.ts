import { isLong, leg, together, type Scenario } from './scenario.ts';

const radar = { trackKind: 'radar', status: null, aisClass: null, heading: null } as const;
const classB = { aisClass: 'B', status: null } as const;

export const laneTime: readonly Scenario[] = [
  {
    it: 'tells after ten minutes how long a small craft has been in the lane and which ships will pass it',
    rule: 'lane-time',
    sightings: together(
      [isLong('235000001', 150)],
      leg({ id: 'radar:r:7', from: 0, to: 900, at: [0, 6], sog: 3, cog: 330, every: 3, more: radar }),
      leg({ id: '235000001', from: 590, to: 900, at: [-5, 6.5], sog: 15, cog: 90 }),
    ),
    lasts: 900,
    lines: [
      '10:00 raised a1 lane-time warning [radar:r:7] lane_s=600 ships=1 next_ship_min=16.7 sog_kn=3',
    ],
  },
  {
    it: 'tells of many that are in the lane already at a start two a minute, whoever a ship passes first, and leaves none out',
    rule: 'lane-time',
    sightings: together(
      [isLong('235000001', 150), isLong('235000003', 12)],
      // Five that lie: the ship comes past the one 2 nm east first, then past the one 5 nm east; it is past the one 9 nm west.
      ...[8, 2, 5, -9, 11].map((east, i) => leg({ id: `radar:r:${i + 1}`, from: i, to: 1200, at: [east, 6.5], sog: 0.4, cog: 90, every: 3, more: radar })),
      leg({ id: '235000003', from: 2, to: 1200, at: [-20, 5.2], sog: 8, cog: 90, every: 30, more: classB }),
      leg({ id: '235000001', from: 0, to: 1200, at: [-3, 6.5], sog: 15, cog: 90 }),
    ),
    lasts: 1200,
    lines: [
      '10:01 raised a1 lane-time warning [radar:r:2] lane_s=600 ships=1 next_ship_min=10.5 sog_kn=0.4',
      '10:02 raised a2 lane-time caution [235000003] lane_s=600 ships=0 sog_kn=8',
      '10:02 raised a3 lane-time warning [radar:r:3] lane_s=600 ships=1 next_ship_min=22.8 sog_kn=0.4',
      '11:00 raised a4 lane-time warning [radar:r:1] lane_s=660 ships=0 sog_kn=0.4',
      '11:03 raised a5 lane-time warning [radar:r:4] lane_s=660 ships=0 sog_kn=0.4',
      '12:04 raised a6 lane-time warning [radar:r:5] lane_s=720 ships=0 sog_kn=0.4',
    ],
  },
  {
    it: 'is a caution for a yacht that crosses, and over when it is out of the lane',
    rule: 'lane-time',
    sightings: together([isLong('235000003', 12)], leg({ id: '235000003', from: 0, to: 2400, at: [0, 4.8], sog: 8, cog: 0, every: 30, more: classB })),
    lasts: 2400,
    lines: [
      '10:30 raised a1 lane-time caution [235000003] lane_s=600 ships=0 sog_kn=8',
      '32:30 cleared a1',
    ],
  },
];
