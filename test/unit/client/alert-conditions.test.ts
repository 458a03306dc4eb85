import { expect, test } from 'vitest';
import { conditionsOf } from '../../../client/state/alert-conditions.ts';
import { alertMatches, sortAlerts } from '../../../client/state/alert-table.ts';
import { seenText } from '../../../client/state/alert-words.ts';
import type { Alert, JoinedCondition } from '../../../shared/words/alert.ts';
import { anAlert } from './alerts.ts';

const part = (situation: string, more: Partial<JoinedCondition> = {}): JoinedCondition => ({
  situation,
  rule: 'closest-approach',
  priority: 'alarm',
  condition: 'true',
  since: 5_000,
  at: 5_000,
  tracks: ['235000001', '235000009'],
  zone: null,
  position: [1.3, 51],
  figures: { cpa: 0.1 },
  what: 'Two vessels will pass within 0.1 nm',
  where: '1 nm S of Dover',
  todo: 'Look at both.',
  text: null,
  ...more,
});
const brief = (alert: Alert) => conditionsOf(alert).map(({ situation, own, condition, tracks }) => [situation, own, condition, tracks.join()]);

test('an alert alone speaks for one condition, with all its tracks', () => {
  expect(brief(anAlert(1, { tracks: ['a', 'b'], condition: 'unknown' }))).toEqual([['zone-entry:shore-3:1', true, 'unknown', 'a,b']]);
});

test('what joined stands after its own, which holds while nothing says otherwise and keeps its own tracks', () => {
  const alert = anAlert(1, { tracks: ['235000001', '235000009'], joined: [part('meet')] });
  expect(brief(alert)).toEqual([
    ['zone-entry:shore-3:1', true, 'true', '235000001'],
    ['meet', false, 'true', '235000001,235000009'],
  ]);
});

test('its own condition is told as gone when it is kept among the joined ones as gone', () => {
  const alert = anAlert(1, { joined: [part('meet'), part('zone-entry:shore-3:1', { condition: 'false', tracks: ['235000001'] })] });
  expect(brief(alert).map(([situation, own, condition]) => [situation, own, condition])).toEqual([
    ['zone-entry:shore-3:1', true, 'false'],
    ['meet', false, 'true'],
  ]);
});

test('the table finds an alert by what joined it, and sorts by a column with the rail\'s order within', () => {
  const alerts = [anAlert(1, { state: 'ack' }), anAlert(2, { joined: [part('meet')] }), anAlert(3, { priority: 'alarm' })];
  expect(alerts.filter((alert) => alertMatches(alert, ['PASS', 'SHIP'])).map(({ id }) => id)).toEqual(['a2']);
  const ids = (by: 'worst' | 'further' | 'since', descending = false) => sortAlerts(alerts, { by, descending }, null).map(({ id }) => id);
  expect([ids('worst'), ids('further'), ids('since', true)]).toEqual([['a3', 'a2', 'a1'], ['a2', 'a3', 'a1'], ['a3', 'a2', 'a1']]);
});

test('who has seen it is told by name, and counted beyond two', () => {
  const seenBy = ['Anna', 'Ben', 'Sue'].map((by) => ({ by, role: 'operator' as const, at: 1 }));
  expect([1, 2, 3].map((n) => seenText({ seenBy: seenBy.slice(0, n) }))).toEqual(['Anna', 'Anna and Ben', 'Anna, Ben and 1 more']);
});
