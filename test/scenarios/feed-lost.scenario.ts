import { isLong, leg, together, type Scenario } from './scenario.ts';

const radar = { trackKind: 'radar', status: null, aisClass: null, heading: null, source: 'radar' } as const;

export const feedLost: readonly Scenario[] = [
  {
    it: 'is one warning for all that a source covered, in place of one for each',
    rule: 'feed-lost',
    with: ['contact-lost'],
    sightings: together(
      leg({ id: 'radar:r:1', from: 0, to: 30, at: [0, 0], sog: 4, cog: 330, every: 3, more: radar }),
      leg({ id: 'radar:r:2', from: 0, to: 30, at: [1, 0], sog: 4, cog: 330, every: 3, more: radar }),
      leg({ id: 'radar:r:1', from: 300, to: 400, at: [0, 0.3], sog: 4, cog: 330, every: 3, more: radar }),
    ),
    sources: [
      { at: 80, source: 'radar', state: 'silent' },
      { at: 300, source: 'radar', state: 'live' },
    ],
    lasts: 400,
    lines: [
      '01:20 raised a1 feed-lost warning [radar:r:1 radar:r:2] covered=2',
      '05:10 cleared a1',
      '06:00 raised a2 contact-lost alarm [radar:r:2] age_s=330 cog_deg=330 sog_kn=4',
    ],
  },
  {
    it: 'says nothing when only ships were there, or another source has them too',
    rule: 'feed-lost',
    sightings: together(
      [isLong('235000001', 150)],
      leg({ id: '235000001', from: 0, to: 200, at: [0, 0], sog: 12, cog: 90 }),
      leg({ id: 'radar:r:1', from: 0, to: 200, at: [3, 0], sog: 4, cog: 330, every: 4, more: radar }),
      leg({ id: 'radar:r:1', from: 2, to: 200, at: [3, 0.002], sog: 4, cog: 330, every: 4, more: { ...radar, source: 'other' } }),
    ),
    sources: [{ at: 80, source: 'radar', state: 'silent' }],
    lasts: 200,
    lines: [],
  },
];
