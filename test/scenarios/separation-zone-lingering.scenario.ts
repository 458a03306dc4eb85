import { isLong, leg, together, type Scenario } from './scenario.ts';

export const separationZoneLingering: readonly Scenario[] = [
  {
    it: 'is a warning after half an hour, none for one who fishes or crosses',
    rule: 'separation-zone-lingering',
    sightings: together(
      [isLong('235000001', 60), isLong('235000002', 30, 0, { shiptype: 30 }), isLong('235000003', 150)],
      leg({ id: '235000001', from: 0, to: 2000, at: [0, 4], sog: 1.5, cog: 90, every: 30 }),
      leg({ id: '235000002', from: 0, to: 2000, at: [6, 4], sog: 1.5, cog: 90, every: 30 }),
      leg({ id: '235000003', from: 0, to: 2000, at: [-6, 2.5], sog: 10, cog: 0, every: 30 }),
    ),
    lasts: 2000,
    lines: [
      '30:00 raised a1 separation-zone-lingering warning [235000001] inside_s=1800 sog_kn=1.5',
    ],
  },
];
