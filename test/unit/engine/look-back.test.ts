import { beforeAll, describe, expect, it } from 'vitest';
import { RecordingClock } from '../../../server/engine/clock.ts';
import { Engine } from '../../../server/engine/engine.ts';
import { alertReport } from '../../../server/engine/look-back/alert-report.ts';
import { worstTenMinutes } from '../../../server/engine/look-back/rate.ts';
import { restoreWatch } from '../../../server/engine/restore.ts';
import { wallTimers } from '../../../server/engine/timers.ts';
import { openRecorded } from '../../../server/sources/open-recorded.ts';
import { watchConfig } from '../../../server/watch-config.ts';
import type { Alert, AlertEvent } from '../../../shared/words/alert.ts';
import type { Person } from '../../../shared/words/role.ts';
import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import { DryRun } from '../../../shared/wire/settings.ts';
import { anAlert } from '../client/alerts.ts';
import { MemoryStore } from '../../stand-ins/memory-store.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';
import { runThrough } from '../../stand-ins/two-paths.ts';

const SUE: Person = { kind: 'person', name: 'Sue', role: 'supervisor' };
const MAX: Person = { ...SUE, name: 'Max' };
/** Whoever asks stays. */
const THERE = new AbortController().signal;
/** Some traffic, small boats and calls included. */
const URL = 'sim:?seed=5&ships=60&boats=8&start=2031-05-17T20:00:00Z&hours=0.3';
const box = squareZone('box', [{ rule: 'zone-entry', firstSeenInside: true, holdS: 2 }, { rule: 'zone-exit' }], { west: 1, east: 1.5, south: 50.6, north: 51.2 });
const strip = squareZone('strip', [{ rule: 'zone-entry', holdS: 0, firstSeenInside: true }, { rule: 'zone-dwell', dwellS: 120 }], { west: 1.2, east: 1.6, south: 50.4, north: 51.4 });
const wider = RuleSettings.parse({ 'closest-approach': { shipAndShip: { cpaNm: 0.5 } }, 'lane-time': { on: false } });

let engine: Engine;
let store: MemoryStore;
let clock: RecordingClock;
/** A watch that has played the recording to its end. */
beforeAll(async () => {
  clock = new RecordingClock(() => wallTimers.wall());
  store = new MemoryStore();
  const source = await openRecorded(URL, { clock, cwd: process.cwd(), names: new Set() }, null);
  if ('problem' in source) throw new Error(source.problem);
  const config = watchConfig({ type: 'FeatureCollection', features: [box] });
  engine = new Engine({
    name: 'recording',
    version: 'test',
    clock,
    timers: wallTimers,
    store,
    restored: await restoreWatch(config, store),
    given: null,
    live: [],
    recorded: [{ name: source.name, speed: 'max', startsAt: source.startsAt, batches: (after) => source.batches(after), health: () => source.health(), stop: () => source.stop() }],
    log: (message) => {
      throw new Error(message);
    },
  });
  await engine.start();
  while ((await engine.status()).sources.some(({ state }) => state !== 'ended')) await new Promise((resolve) => setTimeout(resolve, 5));
  await engine.flush();
}, 60_000);

async function tried(body: { zones?: ZoneFeature[]; rules?: RuleSettings; hours?: number }): Promise<DryRun> {
  return DryRun.parse(await engine.dryRun({ hours: 24, ...body }, SUE, THERE));
}
/** How many alerts `varne run` raises, and by which rule and zone. */
async function ran(zones: readonly ZoneFeature[], rules: RuleSettings, until: number): Promise<{ raised: number; byRule: Record<string, number> }> {
  const lines = (await runThrough([URL], { zones, rules }, until)).map((line) => JSON.parse(line) as { event: string; rule: string; zone: string | null });
  const raised = lines.filter(({ event }) => event === 'raised');
  const byRule: Record<string, number> = {};
  for (const { rule, zone } of raised) byRule[`${rule} ${zone ?? ''}`] = (byRule[`${rule} ${zone ?? ''}`] ?? 0) + 1;
  return { raised: raised.length, byRule };
}
const byRule = (run: DryRun): Record<string, number> => Object.fromEntries(run.byRule.map(({ rule, zone, raised }) => [`${rule} ${zone ?? ''}`, raised]));

describe('a dry run', () => {
  it('raises what a run of the same input raises: with the settings in force, and with those that are tried', async () => {
    const run = await tried({ zones: [strip], rules: wider });
    const expected = await ran([strip], wider, run.to);
    const present = await ran([box], DEFAULT_RULES, run.to);
    expect({ raised: run.raised, byRule: byRule(run) }).toEqual(expected);
    expect(run.present.raised).toBe(present.raised);
    expect(present.raised).toBeGreaterThan(3);
    expect(present.byRule).toHaveProperty(['zone-entry box']);
    expect(expected.byRule).toHaveProperty(['zone-entry strip']);
    expect(expected.byRule).not.toHaveProperty(['zone-entry box']);
    expect(run.alerts).toHaveLength(run.raised);
    expect(run.left).toBe(0);
    expect(run.alerts.map(({ alert }) => alert)).toEqual(Array.from({ length: run.raised }, (_, i) => `a${run.raised - i}`));
    expect(run.recordedHours).toBeCloseTo(0.3, 1);
  }, 60_000);

  it('leaves the watch as it is, and is refused to others than supervisors, with zones that cannot be, and while another of somebody else runs', async () => {
    const before = [await engine.settings(), await engine.alerts(), store.entries.length];
    const both = await Promise.all([engine.dryRun({ hours: 1 }, SUE, THERE), engine.dryRun({ hours: 1 }, MAX, THERE)]);
    expect(both).toMatchObject([{ left: 0 }, { name: 'too-many-requests', status: 429, by: 'Sue', detail: expect.stringContaining('Sue is trying settings now') }]);
    expect(await engine.dryRun({ hours: 1 }, { ...SUE, role: 'operator' }, THERE)).toMatchObject({ name: 'role-not-allowed' });
    expect(await engine.dryRun({ zones: [squareZone('z', [{ rule: 'zone-speed' }])], hours: 1 }, SUE, THERE)).toMatchObject({ name: 'unusable-zones' });
    expect([await engine.settings(), await engine.alerts(), store.entries.length]).toEqual(before);
  }, 60_000);

  it('gives way to the next of the same person, however many are asked for at once', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => engine.dryRun({ hours: 1 }, SUE, THERE)));
    expect(asked.slice(0, 2)).toMatchObject([{ name: 'given-up', status: 409 }, { name: 'given-up' }]);
    expect(asked[2]).toMatchObject({ left: 0 });
    expect(await engine.dryRunState(SUE)).toEqual({ running: null });
  }, 60_000);

  it('is given up by whoever asked for it, and by nobody else, and when they are gone; how far it has come is told', async () => {
    const gone = new AbortController();
    const parts: number[] = [];
    /** Looks until it has come some way. */
    const underWay = async (): Promise<void> => {
      for (let part = 0; part < 0.1; ) {
        await new Promise((resolve) => setImmediate(resolve));
        const { running } = await engine.dryRunState(SUE);
        if (running === null) throw new Error('it ended too soon');
        expect(running).toMatchObject({ by: 'Sue', mine: true });
        part = running.part;
        parts.push(part);
      }
    };
    const first = engine.dryRun({ hours: 1 }, SUE, gone.signal);
    await underWay();
    expect((await engine.dryRunState(MAX)).running).toMatchObject({ by: 'Sue', mine: false });
    expect(await engine.giveUpDryRun(MAX)).toBe(false);
    gone.abort();
    expect(await first).toMatchObject({ name: 'given-up' });
    const second = engine.dryRun({ hours: 1 }, SUE, THERE);
    await underWay();
    expect(await engine.giveUpDryRun(SUE)).toBe(true);
    expect(await second).toMatchObject({ name: 'given-up' });
    expect(await engine.giveUpDryRun(SUE)).toBe(false);
    expect(Math.max(...parts)).toBeLessThanOrEqual(1);
  }, 60_000);

  it('of hours for which nothing is recorded says so', async () => {
    expect(await tried({ hours: 0.001 })).toMatchObject({ recordedHours: 0 });
  });
});

describe('the report of alerts', () => {
  it('counts what the journal has, by rule and zone, and shares it among those who are there', async () => {
    const report = await engine.alertReport(24, 2);
    const alerts = new Map<string, Alert>();
    const events: string[] = [];
    for (const { body } of store.entries) {
      if (body.kind !== 'alert') continue;
      alerts.set(body.alert.id, body.alert);
      events.push(body.event);
    }
    const sum = (of: 'raised' | 'joined' | 'standing'): number => report.rules.reduce((total, row) => total + row[of], 0);
    expect(sum('raised')).toBe(alerts.size);
    expect(sum('joined')).toBe(events.filter((event) => event === 'joined').length);
    expect(sum('standing')).toBe([...alerts.values()].filter(({ state }) => state !== 'norm').length);
    const dry = await tried({});
    expect(report.rules.reduce((total, row) => total + row.sounding, 0)).toBe(dry.sounding);
    expect(report.perTenMinutes.worst).toBe(dry.worstTenMinutes);
    expect(report.perOperator.mean).toBeCloseTo(report.perTenMinutes.mean / 2, 1);
    expect(report.rules.map(({ sounding }) => sounding)).toEqual(report.rules.map(({ sounding }) => sounding).toSorted((a, b) => b - a));
    expect(report).toMatchObject({ operators: 2, guidance: { mean: 1, worst: 10 }, to: dry.to });
  }, 60_000);

  it('tells the median time to acknowledge', async () => {
    const open = (await engine.alerts()).filter(({ state, category }) => state === 'unack' && category !== 'C').slice(0, 1);
    for (const { id } of open) expect(await engine.command({ kind: 'alert.acknowledge', alertId: id, shown: true }, SUE)).toMatchObject({ ok: true });
    const report = await engine.alertReport(24, 1);
    const acknowledged = store.entries.flatMap(({ body }) => (body.kind === 'alert' && body.event === 'acknowledged' ? [body.alert.acknowledged?.reactionMs] : []));
    expect(report.rules.flatMap(({ acknowledgeMs }) => (acknowledgeMs === null ? [] : [acknowledgeMs]))).toEqual(acknowledged);
    expect(acknowledged).toHaveLength(1);
  });
});

describe('the report of a flood', () => {
  const own = new MemoryStore();
  const tell = (event: AlertEvent, n: number, at: number, more: Partial<Alert> = {}): void => {
    const alert = anAlert(n, { raisedAt: at, changedAt: at, soundedAt: at, ...more });
    own.entries.push({ seq: own.entries.length + 1, at, observedAt: null, receivedAt: null, actor: { kind: 'system', name: 'engine' }, key: null, hash: '0'.repeat(64), body: { kind: 'alert', event, from: 'norm', alert } });
  };
  for (let n = 1; n <= 12; n++) tell('raised', n, T0 + n * 1_000, n <= 3 ? {} : { held: 'flood' });
  for (let n = 1; n <= 12; n++) tell('escalated', n, T0 + 120_000 + n * 1_000, { priority: 'alarm', escalation: 1 });
  const of = (from: number, operators: number) => alertReport(own, { from, to: T0 + 600_000, operators });

  it('shows its held warnings as sounding when they escalate, also those that were raised before these hours', async () => {
    expect((await of(T0, 1)).rules).toMatchObject([{ raised: 12, sounding: 12 }]);
    expect((await of(T0 + 60_000, 1)).rules).toMatchObject([{ raised: 0, sounding: 9 }]);
  });

  it('has the same worst ten minutes however many are here now', async () => {
    const reports = await Promise.all([1, 2, 5].map((operators) => of(T0, operators)));
    expect(reports.map(({ perTenMinutes }) => perTenMinutes.worst)).toEqual([12, 12, 12]);
    expect(reports.map(({ operators, perOperator }) => [operators, perOperator.worst])).toEqual([[1, 12], [2, 6], [5, 3]]);
  });
});

describe('the most in any ten minutes', () => {
  it('is looked for wherever they begin', () => {
    const minutes = (...list: number[]): number[] => list.map((minute) => T0 + minute * 60_000);
    expect(worstTenMinutes(minutes())).toEqual({ count: 0, from: null });
    expect(worstTenMinutes(minutes(0, 9, 10, 11, 18, 30))).toEqual({ count: 4, from: T0 + 9 * 60_000 });
  });
});
