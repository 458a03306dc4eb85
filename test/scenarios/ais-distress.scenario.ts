import { leg, text, together, type Scenario } from './scenario.ts';

const SART = '970123456';
const more = { trackKind: 'sart', heading: null } as const;
const rule = 'ais-distress';

export const aisDistress: readonly Scenario[] = [
  {
    it: 'is raised by one message with status 14, held, and not ended by silence',
    rule,
    sightings: together(leg({ id: SART, from: 0, to: 120, at: [0, 0], sog: 1.2, cog: 40, every: 60, more: { ...more, status: 14 } })),
    lasts: 1200,
    lines: [
      '00:00 raised a1 ais-distress emergency [970123456] sog_kn=1.2',
      '07:00 unverifiable a1',
    ],
  },
  {
    it: 'is raised by the text alone, before there is a position',
    rule,
    sightings: together([text(SART, 10, 'SART ACTIVE', { trackKind: 'sart' })]),
    lasts: 60,
    lines: [
      '00:10 raised a1 ais-distress emergency [970123456]',
    ],
  },
  {
    it: 'is raised by the text alone, and cannot be checked once a beacon that never had a position is silent, until it is heard again',
    rule,
    sightings: together([10, 70, 130].map((at) => text(SART, at, 'ACTIVE, no position', { trackKind: 'sart' })), text(SART, 900, 'SART ACTIVE', { trackKind: 'sart' })),
    lasts: 1300,
    lines: [
      '00:10 raised a1 ais-distress emergency [970123456]',
      '07:10 unverifiable a1',
      '15:00 verifiable a1',
      '20:00 unverifiable a1',
    ],
  },
  {
    it: 'goes on while the beacon calls without a position, and cannot be checked only once it is silent',
    rule,
    sightings: together(
      leg({ id: SART, from: 0, to: 60, at: [0, 0], sog: 1.2, cog: 40, every: 60, more: { ...more, status: 14 } }),
      [120, 180, 240, 300, 360, 420, 480, 540, 600].map((at) => text(SART, at, 'ACTIVE, no position', { trackKind: 'sart' })),
    ),
    lasts: 1200,
    lines: [
      '00:00 raised a1 ais-distress emergency [970123456] sog_kn=1.2',
      '15:00 unverifiable a1',
    ],
  },
  {
    it: 'is never more than a caution under test, by status 15 or by text',
    rule,
    sightings: together([text(SART, 10, 'SART TEST', { trackKind: 'sart' })], leg({ id: SART, from: 20, to: 140, at: [0, 0], sog: 0, cog: 0, every: 60, more: { ...more, status: 15 } })),
    lasts: 900,
    lines: [
      '00:10 raised a1 ais-distress caution [970123456]',
      '12:20 cleared a1',
    ],
  },
  {
    it: 'is raised when a test becomes a distress',
    rule,
    sightings: together(
      leg({ id: SART, from: 0, to: 60, at: [0, 0], sog: 0, cog: 0, every: 60, more: { ...more, status: 15 } }),
      leg({ id: SART, from: 120, to: 180, at: [0, 0], sog: 0, cog: 0, every: 60, more: { ...more, status: 14 } }),
    ),
    lasts: 240,
    lines: [
      '00:00 raised a1 ais-distress caution [970123456] sog_kn=0',
      '02:00 raised a2 ais-distress emergency [970123456] sog_kn=0',
      '02:00 cleared a1',
    ],
  },
];
