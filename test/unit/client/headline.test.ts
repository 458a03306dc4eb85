import { expect, test } from 'vitest';
import { conditionsOf } from '../../../client/state/alert-conditions.ts';
import { headlineOf, shortWho, whatNow } from '../../../client/state/headline.ts';
import type { Alert, JoinedCondition } from '../../../shared/words/alert.ts';
import { anAlert } from './alerts.ts';

const RAISED = Date.UTC(2026, 0, 5, 3, 6);
const MIN = 60_000;
/** Two that were found on course for each other at 03:06, six minutes ahead. */
const meeting = (more: Partial<Alert> = {}): Alert =>
  anAlert(1, {
    situation: 'closest-approach:1:2',
    rule: 'closest-approach',
    zone: null,
    since: RAISED - 40_000,
    raisedAt: RAISED,
    changedAt: RAISED,
    figures: { cpa: 0.15, tcpa: 6, distance_nm: 2 },
    what: 'Two vessels will pass within 0.15 nm in 6 min',
    who: 'MERLIN, MMSI 1 and KESTREL, MMSI 2',
    todo: 'Call both.',
    ...more,
  });
const part = (more: Partial<JoinedCondition>): JoinedCondition => {
  const { situation, rule, priority, condition, since, tracks, zone, position, figures, what, where, todo, text } = meeting();
  return { situation, rule, priority, condition, since, at: RAISED, tracks, zone, position, figures, what, where, todo, text, ...more };
};
const aground = part({ situation: 'aground:1', rule: 'aground', priority: 'alarm', what: 'Vessel is aground', where: '1 nm S of Dover', todo: 'Call her.', figures: {} });
const titleAt = (alert: Alert, minutes: number) => headlineOf(alert, RAISED + minutes * MIN).what;

test('an approach is told by the clock, however late its title is read, and as past once it is', () => {
  expect([0, 5, 6.5].map((min) => titleAt(meeting(), min))).toEqual([
    'Two vessels will pass within 0.15 nm at 03:12 UTC',
    'Two vessels will pass within 0.15 nm at 03:12 UTC',
    'Two vessels passed, predicted within 0.15 nm at 03:12 UTC',
  ]);
});

test('what still holds long after its time is not called passed, and what cannot be checked is not either', () => {
  expect(titleAt(meeting(), 9)).toBe('Two vessels still too close, predicted within 0.15 nm at 03:12 UTC');
  expect(titleAt(meeting({ condition: 'unknown' }), 9)).toBe('Two vessels were to pass within 0.15 nm at 03:12 UTC');
});

test('one that went before its time did not pass so', () => {
  const gone = (min: number) => titleAt(meeting({ condition: 'false', state: 'runack', clearedAt: RAISED + min * MIN }), 20);
  expect(gone(3)).toBe('Two vessels were to pass within 0.15 nm at 03:12 UTC');
  expect(gone(8)).toBe('Two vessels passed, predicted within 0.15 nm at 03:12 UTC');
});

test('one that came back is reckoned from then', () => {
  const back = RAISED + 10 * MIN;
  expect(titleAt(meeting({ since: back - 30_000, sets: [RAISED, back], figures: { cpa: 0.2, tcpa: 4 } }), 11)).toBe('Two vessels will pass within 0.20 nm at 03:20 UTC');
});

test('while its own condition is gone the most pressing that holds leads, with its place and advice, and only the vessel that it is about', () => {
  const own = part({ condition: 'false', at: RAISED + 8 * MIN });
  const mild = part({ ...aground, situation: 'sudden-stop:1', rule: 'sudden-stop', priority: 'warning', what: 'Sudden stop', since: RAISED + MIN });
  const alert = meeting({ joined: [mild, aground, part({ ...aground, situation: 'gone', priority: 'emergency', condition: 'false' }), own] });
  expect(headlineOf(alert, RAISED + 9 * MIN)).toMatchObject({ situation: 'aground:1', what: 'Vessel is aground', who: 'MERLIN, MMSI 1', where: '1 nm S of Dover', todo: 'Call her.' });
  const [first] = conditionsOf(alert);
  expect(first && whatNow(first, alert, RAISED + 9 * MIN)).toBe('Two vessels passed, predicted within 0.15 nm at 03:12 UTC');
  expect(titleAt(meeting({ joined: [aground] }), 1)).toContain('will pass');
});

test('an approach that joined is reckoned from when it joined, and other titles stay as they are', () => {
  const joined = part({ situation: 'closest-approach:1:3', since: RAISED + MIN, at: RAISED + 2 * MIN, figures: { cpa: 0.1, tcpa: 5 } });
  const alert = anAlert(1, { raisedAt: RAISED, joined: [joined] });
  expect(conditionsOf(alert).map((each) => whatNow(each, alert, RAISED + 3 * MIN))).toEqual(['Entered English coast, 3 nm', 'Two vessels will pass within 0.10 nm at 03:13 UTC']);
});

test('who it is about is told without the number behind a name, unless two have one name or none has any', () => {
  expect(shortWho('MERLIN, MMSI 235000001 and MMSI 235000002')).toBe('MERLIN and MMSI 235000002');
  expect(shortWho('MERLIN, MMSI 235000001 and MERLIN, MMSI 235000002')).toBe('MERLIN, MMSI 235000001 and MERLIN, MMSI 235000002');
  expect(shortWho('Cargo ship, MMSI 235000001')).toBe('Cargo ship, MMSI 235000001');
  expect(shortWho('Radar contact 5')).toBe('Radar contact 5');
});
