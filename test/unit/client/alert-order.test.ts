import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, compareAlerts, countAlerts, listed } from '../../../client/state/alert-order.ts';
import { AlertPriority, AlertState } from '../../../shared/words/alert.ts';
import { anAlert } from './alerts.ts';

const ids = (alerts: readonly { id: string }[]) => alerts.map((a) => a.id).join(' ');

describe('the list of alerts', () => {
  test('stands in the order of REQUIREMENTS 3.2, an emergency before an alarm in each group', () => {
    const alerts = [
      anAlert(1, { priority: 'caution', state: 'ack' }),
      anAlert(2, { priority: 'warning', state: 'ack' }),
      anAlert(3, { priority: 'alarm', state: 'ack' }),
      anAlert(4, { priority: 'warning', state: 'runack' }),
      anAlert(5, { priority: 'alarm', state: 'runack' }),
      anAlert(6, { priority: 'warning', state: 'unack' }),
      anAlert(7, { priority: 'alarm', state: 'unack' }),
      anAlert(8, { priority: 'emergency', state: 'unack' }),
    ];
    expect(ids(listed(alerts))).toBe('a8 a7 a6 a5 a4 a3 a2 a1');
  });

  test('puts the one that has waited longest first among equals, and a10 after a9', () => {
    const alerts = [anAlert(10, { since: 5, raisedAt: 5 }), anAlert(9, { since: 5, raisedAt: 5 }), anAlert(11, { since: 1 })];
    expect(ids(listed(alerts))).toBe('a11 a9 a10');
  });

  test('puts two vessels that are to meet before what has happened, the nearest in time first; not once that is gone', () => {
    const meeting = (n: number, raisedAt: number, tcpa: number, more = {}) => anAlert(n, { rule: 'closest-approach', figures: { cpa: 0.1, tcpa }, since: raisedAt, raisedAt, ...more });
    const alerts = [
      anAlert(1, { since: 1, raisedAt: 1 }),
      meeting(2, 600_000, 9),
      meeting(3, 900_000, 1),
      meeting(4, 500_000, 1, { condition: 'false' }),
      meeting(5, 400_000, 1, { condition: 'unknown' }),
      anAlert(6, { priority: 'alarm' }),
    ];
    expect(ids(listed(alerts))).toBe('a6 a3 a2 a1 a5 a4');
    // The two of a3 have passed each other.
    expect(ids(listed(alerts, null, 1_000_000))).toBe('a6 a2 a1 a5 a4 a3');
  });

  test('leaves out what is normal, shelved, suppressed or out of service', () => {
    expect(listed((['norm', 'shelved', 'suppressed', 'oos'] as const).map((state, i) => anAlert(i + 1, { state })))).toEqual([]);
  });

  test('is the same whatever order the alerts came in', () => {
    const some = fc.uniqueArray(
      fc.record({ n: fc.integer({ min: 1, max: 500 }), priority: fc.constantFrom(...AlertPriority.options), state: fc.constantFrom(...AlertState.options), since: fc.integer({ min: 0, max: 3 }) }),
      { selector: (a) => a.n, maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const alerts = list.map(({ n, ...more }) => anAlert(n, { ...more, raisedAt: 0 }));
        const sorted = listed(alerts);
        expect(ids(listed([...alerts].reverse()))).toBe(ids(sorted));
        for (let i = 1; i < sorted.length; i++) expect(compareAlerts(sorted[i - 1]!, sorted[i]!)).toBeLessThan(0);
      }),
    );
  });

  test('is counted by priority: what waits for a person, of all', () => {
    const alerts = [anAlert(1), anAlert(2, { state: 'runack' }), anAlert(3, { state: 'ack' }), anAlert(4, { priority: 'alarm' })];
    expect(countAlerts(alerts).map((c) => [c.priority, c.unacknowledged, c.all])).toEqual([
      ['emergency', 0, 0],
      ['alarm', 1, 1],
      ['warning', 2, 3],
      ['caution', 0, 0],
    ]);
  });
});

describe('the cards', () => {
  const [one, two, three] = [anAlert(1), anAlert(2), anAlert(3)];

  test('keep their places while a hand is on them, also when one ends; the new comes below', () => {
    expect(arrange(['a2', 'a1'], [one, three], true, null)).toEqual(['a2', 'a1', 'a3']);
  });
  test('take their order when the hand is gone, and the ended goes', () => {
    expect(arrange(['a2', 'a1', 'a3'], [one, three], false, null)).toEqual(['a1', 'a3']);
  });
  test('leave an ended one where it was while it has the focus', () => {
    expect(arrange(['a1', 'a2', 'a3'], [one, three], false, 'a2')).toEqual(['a1', 'a2', 'a3']);
    expect(arrange(['a1', 'a2'], [two], false, 'a2')).toEqual(['a2']);
  });
});
