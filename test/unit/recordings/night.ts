import { UNTOUCHED, type Alert } from '../../../shared/words/alert.ts';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import { T0 } from '../../stand-ins/sea.ts';

const MINUTE = 60_000;

export const SHIP = '235000001';
export const alert: Alert = {
  ...UNTOUCHED,
  id: 'a1',
  situation: `zone-entry:square:${SHIP}`,
  instance: 1,
  rule: 'zone-entry',
  priority: 'warning',
  category: 'B',
  state: 'ack',
  condition: 'true',
  latched: false,
  revision: 2,
  escalation: 0,
  since: T0 + MINUTE,
  raisedAt: T0 + MINUTE,
  changedAt: T0 + 2 * MINUTE,
  clearedAt: null,
  tracks: [SHIP],
  zone: { id: 'square', name: 'Square', version: 1 },
  position: [1.31, 51],
  figures: { sog_kn: 12.3 },
  what: 'Cargo ship entered Square',
  who: `EXAMPLE 1, MMSI ${SHIP}`,
  where: '3.1 nm SE of Dover',
  todo: 'Look where it goes.',
  acknowledged: { by: 'Alex Watch', role: 'operator', at: T0 + 2 * MINUTE, note: 'called EXAMPLE 1 on 07700 900123', reactionMs: 60_000, shown: null },
  repeats: 0,
};
const entry = (at: number, body: EntryDraft['body'], actor: EntryDraft['actor'] = { kind: 'system', name: 'varne' }): EntryDraft => ({ at, observedAt: at, receivedAt: at, actor, key: 'k1', body });
export const ENTRIES: EntryDraft[] = [
  entry(T0 + MINUTE, { kind: 'alert', event: 'raised', from: 'norm', alert: { ...alert, state: 'unack', revision: 1, acknowledged: null } }),
  entry(T0 + 2 * MINUTE, { kind: 'alert', event: 'acknowledged', from: 'unack', alert }, { kind: 'person', name: 'Alex Watch', role: 'operator' }),
  entry(T0 + 3 * MINUTE, {
    kind: 'report',
    report: { id: 'r1', position: [1.32, 51.01], observedAt: T0 + 3 * MINUTE, receivedAt: T0 + 3 * MINUTE, channel: 'mobile', seen: 'caller on 07700 900123 near EXAMPLE 2', accuracyM: 500, sog: null, cog: null, peopleMin: 40, peopleMax: 50 },
  }),
  entry(T0 + 4 * MINUTE, { kind: 'source', source: 'nmea+tcp://mast.example:5631', state: 'connecting', problem: 'mast.example does not answer' }),
];
