import { isLong, leg, together, type Scenario } from './scenario.ts';

export const driftingAshore: readonly Scenario[] = [
  {
    it: 'warns of a ship that drifts toward the shore, not of one that steams there',
    rule: 'drifting-ashore',
    sightings: together(
      [isLong('235000001', 150), isLong('235000002', 150)],
      leg({ id: '235000001', from: 0, to: 900, at: [8, -18.5], sog: 2, cog: 180, more: { heading: 90 } }),
      leg({ id: '235000002', from: 0, to: 900, at: [12, -18.5], sog: 2, cog: 180 }),
    ),
    lasts: 900,
    lines: [
      '05:00 raised a1 drifting-ashore warning [235000001] ashore_min=45 sog_kn=2',
    ],
  },
  {
    it: 'warns of a ship not under command that drifts upon a light vessel',
    rule: 'drifting-ashore',
    sightings: together([isLong('235000001', 150)], leg({ id: '235000001', from: 0, to: 600, at: [9, 0.1], sog: 1.5, cog: 90, more: { status: 2 } }), leg({ id: '235000001', from: 610, to: 900, at: [9.3, 0.1], sog: 8, cog: 0 })),
    lasts: 900,
    lines: [
      '05:00 raised a1 drifting-ashore warning [235000001] ashore_min=35 sog_kn=1.5',
      '12:10 cleared a1',
    ],
  },
];
