import { expect, test } from 'vitest';
import { unknownText } from '../../../client/state/unknown-words.ts';
import { DEFAULT_RULES } from '../../../shared/words/rules.ts';
import type { Settings } from '../../../shared/words/settings.ts';
import { ZoneFeature } from '../../../shared/words/zone.ts';
import { anAlert } from './alerts.ts';

const shore = (version: number) =>
  ZoneFeature.parse({
    type: 'Feature',
    id: 'shore-3',
    properties: { id: 'shore-3', name: 'English coast, 3 nm', kind: 'geofence', source: 'invented', rules: [{ rule: 'zone-entry', priority: 'warning' }], version },
    geometry: { type: 'Polygon', coordinates: [[[1, 50], [2, 50], [2, 51], [1, 50]]] },
  });
const inForce = (more: Partial<Settings> = {}): Settings => ({ revision: 1, zones: [shore(1)], rules: DEFAULT_RULES, changedAt: null, changedBy: null, ...more });
const doubted = anAlert(1, { condition: 'unknown' });
const [seen, lost] = [() => true, () => false];

test('a condition that can be checked has nothing to say', () => {
  expect(unknownText(anAlert(1), inForce({ zones: [] }), lost)).toBeNull();
});

test.each([
  ['removed', [], /^Cannot be checked any more: its zone was removed by a supervisor\. It stands until somebody acknowledges it\./],
  ['changed', [shore(3)], /^Cannot be checked any more: its zone was changed, now version 3, by a supervisor\. It stands until somebody acknowledges it\./],
])('an alert whose zone was %s says so, and does not claim that its track is lost', (_how, zones, words) => {
  expect(unknownText(doubted, inForce({ zones }), seen)).toMatch(words);
  expect(unknownText(doubted, inForce({ zones }), lost)).toMatch(words);
});

test('an alert whose rule was switched off says so', () => {
  const rules = { ...DEFAULT_RULES, aground: { ...DEFAULT_RULES.aground, on: false } };
  const alert = anAlert(1, { condition: 'unknown', rule: 'aground', zone: null });
  expect(unknownText(alert, inForce({ rules }), seen)).toContain('its rule was switched off by a supervisor');
  expect(unknownText(alert, inForce(), seen)).not.toContain('switched off');
});

test('only a track that is lost is called lost, and who acknowledged is not asked to', () => {
  expect(unknownText(doubted, inForce(), lost)).toContain('its track is lost');
  expect(unknownText(doubted, inForce(), seen)).toContain('though its track is still seen');
  const acknowledged = { by: 'Anna', role: 'operator' as const, at: 5, note: null, reactionMs: null, shown: null };
  expect(unknownText({ ...doubted, state: 'ack', acknowledged }, inForce({ zones: [] }), seen)).not.toContain('until somebody acknowledges');
});
