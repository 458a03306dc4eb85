import { isLong, leg, text, together, type Scenario } from './scenario.ts';

const rule = 'contact-lost';
const YACHT = '235000003';
const classB = { aisClass: 'B', status: null } as const;

export const contactLost: readonly Scenario[] = [
  {
    it: 'says nothing of a ship that nobody worries about',
    rule,
    sightings: together([isLong('235000001', 150)], leg({ id: '235000001', from: 0, to: 100, at: [0, 0], sog: 12, cog: 90 })),
    lasts: 3600,
    lines: [],
  },
  {
    it: 'warns of a small craft ten minutes after its last position, and ends with the next',
    rule,
    sightings: together([isLong(YACHT, 12)], leg({ id: YACHT, from: 0, to: 90, at: [0, 0], sog: 5, cog: 90, every: 30, more: classB }), leg({ id: YACHT, from: 1200, to: 1260, at: [1.5, 0], sog: 5, cog: 90, every: 30, more: classB })),
    lasts: 1300,
    lines: [
      '11:30 raised a1 contact-lost warning [235000003] age_s=600 cog_deg=90 sog_kn=5',
      '20:00 cleared a1',
    ],
  },
  {
    it: 'says nothing of a yacht that switches off in port',
    rule,
    sightings: together([isLong(YACHT, 12)], leg({ id: YACHT, from: 0, to: 90, at: [0, -19.4], sog: 2.5, cog: 180, every: 30, more: classB })),
    lasts: 1300,
    lines: [],
  },
  {
    it: 'alarms for a radar contact without identity',
    rule,
    sightings: together(leg({ id: 'radar:r:7', from: 0, to: 30, at: [0, 0], sog: 4, cog: 330, every: 3, more: { trackKind: 'radar', status: null, aisClass: null, heading: null } })),
    lasts: 300,
    lines: [
      '02:00 raised a1 contact-lost alarm [radar:r:7] age_s=90 cog_deg=330 sog_kn=4',
    ],
  },
  {
    it: 'alarms at once for a beacon in distress',
    rule,
    with: ['ais-distress'],
    sightings: together([text('974123456', 5, 'EPIRB ACTIVE', { trackKind: 'epirb' })], leg({ id: '974123456', from: 0, to: 120, at: [0, 0], sog: 1, cog: 0, every: 60, more: { trackKind: 'epirb', status: 14, heading: null } })),
    lasts: 700,
    lines: [
      '00:00 raised a1 ais-distress emergency [974123456] sog_kn=1',
      '07:00 joined a1 contact-lost alarm [974123456] age_s=300 cog_deg=0 sog_kn=1',
      '07:00 joined-changed a1',
    ],
  },
  {
    it: 'alarms at once for a beacon in distress that was heard by its words alone, and ends when it is heard again',
    rule,
    with: ['ais-distress'],
    sightings: together(text('974123456', 5, 'ACTIVE, no position', { trackKind: 'epirb' }), text('974123456', 600, 'ACTIVE, no position', { trackKind: 'epirb' })),
    lasts: 700,
    lines: [
      '00:05 raised a1 ais-distress emergency [974123456]',
      '05:05 joined a1 contact-lost alarm [974123456] age_s=300',
      '05:05 joined-changed a1',
      '10:00 joined-changed a1',
      '10:00 joined-changed a1',
    ],
  },
  {
    it: 'says nothing of a ship that only spoke, and of whom nobody worries',
    rule,
    with: ['safety-text'],
    sightings: [text('235000001', 5, 'ENGINE REPAIRED')],
    lasts: 1000,
    lines: [
      '00:05 raised a1 safety-text caution [235000001]',
      '10:05 cleared a1',
    ],
  },
  {
    it: 'alarms for a ship that is lost in a live alert, which cannot be checked then',
    rule,
    with: ['not-under-command'],
    sightings: together([isLong('235000001', 150)], leg({ id: '235000001', from: 0, to: 200, at: [0, 0], sog: 1.5, cog: 90, more: { status: 2 } }), leg({ id: '235000001', from: 500, to: 520, at: [0.1, 0], sog: 1.5, cog: 90, more: { status: 2 } })),
    lasts: 520,
    lines: [
      '01:00 raised a1 not-under-command warning [235000001] sog_kn=1.5',
      '04:20 unverifiable a1',
      '04:50 joined a1 contact-lost alarm [235000001] age_s=90 cog_deg=90 sog_kn=1.5',
      '08:20 joined-changed a1',
      '08:20 joined-changed a1',
    ],
  },
];
