import { isLong, leg, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const suddenStop: readonly Scenario[] = [
  {
    it: 'is a warning for a large ship at sea, not for a small one, and not for one that slows down as ships do',
    rule: 'sudden-stop',
    sightings: together(
      [isLong(ID, 150), isLong('235000002', 60), isLong('235000003', 150)],
      ...[ID, '235000002'].flatMap((id, i) => [
        leg({ id, from: 0, to: 300, at: [-3, 3 * i], sog: 14, cog: 90 }),
        leg({ id, from: 310, to: 340, at: [-1.82, 3 * i], sog: 5, cog: 90 }),
        leg({ id, from: 350, to: 700, at: [-1.78, 3 * i], sog: 0.3, cog: 90 }),
      ]),
      leg({ id: '235000003', from: 0, to: 300, at: [-3, -3], sog: 14, cog: 90 }),
      leg({ id: '235000003', from: 310, to: 600, at: [-1.82, -3], sog: 6, cog: 90 }),
      leg({ id: '235000003', from: 610, to: 700, at: [-1.34, -3], sog: 1, cog: 90 }),
      leg({ id: ID, from: 710, to: 1500, at: [-1.78, 0], sog: 8, cog: 90 }),
    ),
    lasts: 1500,
    lines: [
      '06:20 raised a1 sudden-stop warning [235000001] sog_kn=0.3',
      '21:50 cleared a1',
    ],
  },
];
