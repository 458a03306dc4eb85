import { describe, expect, it } from 'vitest';
import { Entry } from '../../../shared/words/entry.ts';
import { DEFAULT_RULES } from '../../../shared/words/rules.ts';
import { Settings, settingsAfter, type SettingsChange } from '../../../shared/words/settings.ts';
import { Command } from '../../../shared/wire/command.ts';
import { fromRest, toRest } from '../../../shared/wire/rest-form.ts';
import { AlertReport, AlertReportQuery, DryRun, DryRunBody, GUIDANCE } from '../../../shared/wire/settings.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';

const fence = squareZone('fence', [{ rule: 'zone-entry' }]);
const wall = squareZone('wall', [{ rule: 'zone-exit' }]);
const settings: Settings = { revision: 4, zones: [fence, wall], rules: DEFAULT_RULES, changedAt: T0, changedBy: 'Anna' };
const change: SettingsChange = { revision: 5, zones: [], removed: [], rules: null, whole: false, taken: { zones: null, rules: null }, note: 'a test' };

describe('the settings', () => {
  it('are the same in REST and back', () => {
    expect(fromRest(Settings, JSON.parse(JSON.stringify(toRest(Settings, settings))))).toEqual(settings);
    expect(toRest(Settings, settings)).toMatchObject({ changedAt: new Date(T0).toISOString() });
  });

  it('are kept in an entry that comes back as it was', () => {
    const entry: Entry = {
      seq: 1,
      hash: '0'.repeat(64),
      at: T0,
      observedAt: null,
      receivedAt: T0,
      actor: { kind: 'person', name: 'Anna', role: 'supervisor' },
      key: null,
      body: { kind: 'settings', change: { ...change, zones: [fence], rules: DEFAULT_RULES } },
    };
    expect(Entry.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    expect(fromRest(Entry, toRest(Entry, entry))).toEqual(entry);
  });

  it('after a change keep the place of what was there, and put what is new last', () => {
    const moved = squareZone('fence', [], { west: 0, east: 1, south: 50, north: 51 });
    const fresh = squareZone('buoy', []);
    const after = settingsAfter(settings, { ...change, zones: [fresh, moved] }, T0 + 1, 'Bo');
    expect(after).toEqual({ revision: 5, zones: [moved, wall, fresh], rules: DEFAULT_RULES, changedAt: T0 + 1, changedBy: 'Bo' });
    expect(settingsAfter(settings, { ...change, removed: ['fence'] }, T0, 'Bo').zones).toEqual([wall]);
    expect(settingsAfter(settings, { ...change, whole: true, zones: [fresh] }, T0, 'Bo').zones).toEqual([fresh]);
  });

  it('are changed by a command that names what its sender saw and why; versions in it are not looked at', () => {
    const drawn = { type: 'Feature', geometry: fence.geometry, properties: { id: 'mine', name: 'Mine', kind: 'other', rules: [{ rule: 'zone-entry' }] } };
    const read = Command.parse({ kind: 'settings.change', revision: 4, zones: [drawn, { ...fence, properties: { ...fence.properties, version: 'x' } }], note: 'drawn' });
    expect(read).toMatchObject({ zones: [{ properties: { source: 'drawn here', rules: [{ holdS: 10 }] } }, {}] });
    expect(Command.safeParse({ kind: 'settings.change', revision: 4, zones: [], note: ' ' }).success).toBe(false);
    expect(DryRunBody.parse({})).toEqual({ hours: 24 });
    expect(AlertReportQuery.parse({ hours: '6' })).toEqual({ hours: 6 });
  });
});

describe('what is told of alerts that were or would have been', () => {
  it('has its times as ISO 8601 in REST', () => {
    const figures = { raised: 0, sounding: 0, perTenMinutes: 0, worstTenMinutes: 0 };
    const dry: DryRun = { from: T0, to: T0 + 1, recordedHours: 0, ...figures, alerts: [], left: 0, byRule: [], present: figures };
    expect(fromRest(DryRun, toRest(DryRun, dry))).toEqual(dry);
    const report: AlertReport = { from: T0, to: T0, rules: [], perTenMinutes: { mean: 0, worst: 0, worstFrom: null }, operators: 1, perOperator: GUIDANCE, guidance: GUIDANCE };
    expect(fromRest(AlertReport, toRest(AlertReport, report))).toEqual(report);
  });
});
