import { UNTOUCHED, type Alert } from '../../../shared/words/alert.ts';

/** An unacknowledged warning, changed as a test needs it. */
export function anAlert(number: number, more: Partial<Alert> = {}): Alert {
  return {
    id: `a${number}`,
    situation: `zone-entry:shore-3:${number}`,
    instance: 1,
    rule: 'zone-entry',
    priority: 'warning',
    category: 'B',
    state: 'unack',
    condition: 'true',
    latched: false,
    revision: 1,
    escalation: 0,
    since: 1_000 * number,
    raisedAt: 1_000 * number,
    changedAt: 1_000 * number,
    clearedAt: null,
    tracks: [String(235_000_000 + number)],
    zone: { id: 'shore-3', name: 'English coast, 3 nm', version: 1 },
    position: [1.4, 51],
    figures: {},
    what: 'Entered English coast, 3 nm',
    who: `SHIP ${number}`,
    where: '2 nm SE of Dover',
    todo: 'Call it.',
    acknowledged: null,
    repeats: 0,
    ...UNTOUCHED,
    ...more,
  };
}
