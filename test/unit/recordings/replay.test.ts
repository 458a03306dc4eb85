import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cut, type CutOptions } from '../../../server/recordings/cut.ts';
import { ofWatch } from '../../../server/recordings/cuttable.ts';
import { EntryChain } from '../../../server/recordings/entry-chain.ts';
import { NewFile } from '../../../server/recordings/file/new-file.ts';
import { RecordingWriter } from '../../../server/recordings/file/writer.ts';
import { verifyRecording } from '../../../server/recordings/verify.ts';
import { alertLine } from '../../../server/engine/alert-line.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { wallTimers } from '../../../server/engine/timers.ts';
import { openScenario } from '../../../server/scenario/open.ts';
import { runScenario } from '../../../server/scenario/run.ts';
import { heldToLaws } from '../../../server/sources/laws-of.ts';
import { readScenario } from '../../../shared/scenario/read.ts';
import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import { readRecording, type RecordingSource } from '../../../server/sources/recording.source.ts';
import { openPlayedSimulator } from '../../../server/sources/simulator/played.source.ts';
import { DEFAULT_START } from '../../../server/sources/simulator/options.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Store } from '../../../server/journal/contract.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';
import { runThrough, watchLive, type Delivery } from '../../stand-ins/two-paths.ts';
import { HEAD, passage } from './sample.ts';

const START = Date.parse(DEFAULT_START);
const MINUTE = 60_000;
const WORLD = 'sim:?seed=7&ships=40&boats=200';
const MADE = { madeBy: 'Varne test', madeAt: '2026-06-11T00:00:00.000Z' };
/** Off Calais and over the lanes, so that every rule has something to say within minutes. */
const zones = [squareZone('strait', [{ rule: 'zone-entry', firstSeenInside: true }, { rule: 'zone-exit' }, { rule: 'zone-dwell', dwellS: 240 }, { rule: 'zone-approach', withinMin: 5 }], { west: 1.2, east: 1.75, south: 50.9, north: 51.05 })];

let folder = '';
let store: Store;
let lines: string[] = [];
const until = START + 7 * MINUTE;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'varne-replay-'));
  const opened = await openStore({ folder });
  if ('problem' in opened) throw new Error(opened.problem);
  store = opened;
  const simulator = openPlayedSimulator(WORLD, until, new Set());
  if ('problem' in simulator) throw new Error(simulator.problem);
  const deliveries: Delivery[] = [];
  for await (const { at, sightings, reports = [] } of simulator.batches(null)) {
    deliveries.push({
      at,
      bring: (sink) => {
        sink.sightings(sightings);
        for (const report of reports) sink.report(report);
      },
    });
  }
  lines = await watchLive(WORLD, deliveries, { zones }, START, until, await store.watch('live'));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function cutOut(name: string, from: number, to: number, watch = 'live', laws: CutOptions['laws'] = {}): Promise<string> {
  const past = await store.past(watch);
  const path = join(folder, name);
  const file = await NewFile.begin(path);
  if (past === null || 'problem' in file) throw new Error('nothing to cut');
  await cut(await ofWatch(past, 'A busy day'), file, { from, to, made: MADE, laws });
  await file.commit();
  return path;
}
async function played(path: string): Promise<RecordingSource> {
  const source = await readRecording(path);
  if ('problem' in source) throw new Error(source.problem);
  return source;
}
/** What an alert line says, without its number, which counts from the beginning of each watch. */
const unnumbered = (line: string): string => line.replace(/"alert":"a\d+",/, '');

describe('a live watch that was recorded and cut out', () => {
  it('raises the same alerts at the same times when it is played, calls included', async () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.some((line) => line.includes('"report:'))).toBe(true);
    const path = await cutOut('whole.varne', START - 1_000, until);
    expect(await runThrough([`recording:${path}`], { zones })).toEqual(lines);
    const source = await played(path);
    expect(await verifyRecording(source.recording)).toEqual([]);
    expect(source.laws.zones?.features).toEqual(zones);
    await source.stop();
  });

  it('cut in the middle raises what begins in the stretch, at the same times, and knows what was before', async () => {
    const from = START + 3 * MINUTE;
    const path = await cutOut('middle.varne', from, until);
    const source = await played(path);
    const { recording } = source;
    expect(await verifyRecording(recording)).toEqual([]);
    expect(recording.head.chain).toMatchObject({ watch: 'live' });
    expect(recording.head.chain!.seq).toBeGreaterThan(0);
    expect(recording.past.length).toBeGreaterThan(0);
    const keyframe = await recording.keyframe();
    expect(keyframe.identities.length).toBeGreaterThan(40);
    expect(keyframe.positions.every((s) => s.observedAt < from)).toBe(true);
    await source.stop();
    // Entering and leaving begin and end at an instant; what lasts (a dwell, an approach) may have begun before the stretch.
    const crossing = (all: readonly string[]): string[] => all.filter((line) => /"event":"raised".*"rule":"zone-(entry|exit)"/.test(line) && Date.parse((JSON.parse(line) as { at: string }).at) > from + MINUTE).map(unnumbered);
    const again = await runThrough([`recording:${path}`], { zones });
    expect(again.length).toBeGreaterThan(5);
    expect(crossing(lines).length).toBeGreaterThan(0);
    expect(crossing(again)).toEqual(crossing(lines));
  });
});

describe('a live watch whose settings were changed while it was recorded', () => {
  const changedAt = START + 3 * MINUTE + 137;
  /** Another zone is watched, the first for other things, and ships may come nearer to each other. */
  const changed = [squareZone('strait', [{ rule: 'zone-entry', firstSeenInside: true }, { rule: 'zone-dwell', dwellS: 60 }], { west: 1.2, east: 1.75, south: 50.9, north: 51.05 }), squareZone('east', [{ rule: 'zone-entry', firstSeenInside: true }], { west: 1.5, east: 1.9, south: 50.9, north: 51.2 })];
  const rules = RuleSettings.parse({ 'closest-approach': { shipAndShip: { cpaNm: 1.5 } } });
  let lived: string[] = [];
  let path = '';
  beforeAll(async () => {
    const simulator = openPlayedSimulator(WORLD, until, new Set());
    if ('problem' in simulator) throw new Error(simulator.problem);
    const deliveries: Delivery[] = [];
    for await (const { at, sightings, reports = [] } of simulator.batches(null)) {
      deliveries.push({
        at,
        bring: (sink) => {
          sink.sightings(sightings);
          for (const report of reports) sink.report(report);
        },
      });
    }
    const change = async (engine: Engine): Promise<void> => {
      expect(await engine.command({ kind: 'settings.change', revision: 0, zones: changed, rules, note: 'For the night' }, { kind: 'person', name: 'Sue', role: 'supervisor' })).toMatchObject({ ok: true });
    };
    lived = await watchLive(WORLD, deliveries, { zones }, START, until, await store.watch('changed'), [{ at: changedAt, act: change }]);
    path = await cutOut('changed.varne', START - 1_000, until, 'changed', { zones: { type: 'FeatureCollection', features: zones }, rules: DEFAULT_RULES });
  }, 120_000);
  const raisedBy = (lines: readonly string[], what: string): number => lines.filter((line) => line.includes('"event":"raised"') && line.includes(what)).length;

  it('raises the same alerts at the same times when it is played, before the change and after it', async () => {
    expect(raisedBy(lived, '"zone":"east"')).toBeGreaterThan(3);
    expect(lived.filter((line) => line.includes('"zone":"east"')).every((line) => Date.parse((JSON.parse(line) as { entered: string }).entered) >= changedAt)).toBe(true);
    expect(lived).not.toEqual(lines);
    expect(await runThrough([`recording:${path}`], { zones })).toEqual(lived);
  });

  it('does so too under a scenario that lies upon it, calls included', async () => {
    const scenario = (more: string): string => `scenario: 1\ntitle: Upon it\nbrief: Keep the watch.\nobjectives: [Watch]\nstarts: ${new Date(START - 1_000).toISOString()}\nlasts: ${(until - START + 1_000) / 1000} s\nworld: { from: recording, file: changed.varne }\n${more}`;
    const ran = async (text: string): Promise<string[]> => {
      const read = readScenario(text);
      if ('faults' in read) throw new Error(read.faults[0]?.message);
      const opened = await openScenario(read.scenario, path);
      if ('problem' in opened) throw new Error(opened.problem);
      const { facts } = await runScenario(opened, { timers: wallTimers, signal: new AbortController().signal });
      return facts.entries.flatMap((entry) => alertLine(entry) ?? []);
    };
    expect(await ran(scenario(''))).toEqual(lived);
    expect(lived.some((line) => line.includes('"report:'))).toBe(true);
    // Limits that it names stay as it names them; the zones go on as they were changed.
    const quiet = await ran(scenario('rules: { closest-approach: { on: false } }\n'));
    expect(raisedBy(quiet, '"closest-approach"')).toBe(0);
    expect(raisedBy(quiet, '"zone":"east"')).toBeGreaterThan(3);
  }, 60_000);

  it('begins in the middle of it with what was known there: vessels, calls and the zones that were in force', async () => {
    const begin = START + 5 * MINUTE;
    const text = `scenario: 1\ntitle: From the middle\nbrief: Keep the watch.\nobjectives: [Watch]\nstarts: 2030-01-01T00:00:00Z\nlasts: 60 s\nworld: { from: recording, file: changed.varne, begin: ${new Date(begin).toISOString()} }\n`;
    const read = readScenario(text);
    if ('faults' in read) throw new Error(read.faults[0]?.message);
    const opened = await openScenario(read.scenario, path);
    if ('problem' in opened) throw new Error(opened.problem);
    expect(opened.zones.features.map(({ properties: { id, version } }) => `${id}@${version}`)).toEqual(['strait@2', 'east@1']);
    expect(opened.rules).toEqual(rules);
    const source = await opened.source();
    const first = [];
    for await (const batch of source.batches(null)) {
      first.push(batch);
      if (batch.at > read.scenario.starts + 1_000) break;
    }
    await source.stop();
    const sightings = first.flatMap((batch) => batch.sightings);
    expect(new Set(sightings.filter(({ kind }) => kind === 'identity').map(({ trackId }) => trackId)).size).toBeGreaterThan(40);
    expect(sightings.every(({ observedAt }) => observedAt <= read.scenario.starts + 2_000)).toBe(true);
    const called = (await runThrough([`recording:${path}`], { zones }, begin)).filter((line) => line.includes('"report:')).length;
    expect(called).toBeGreaterThan(0);
    const reports = first.flatMap((batch) => batch.reports ?? []);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.every(({ observedAt }) => Date.parse(observedAt) <= read.scenario.starts)).toBe(true);
  }, 60_000);

  it('is played with the zones that somebody names, and then those stay', async () => {
    const source = await played(path);
    const zonesOnly = heldToLaws([source], { zones: false, rules: true });
    const changes = [];
    for await (const { settings = [] } of zonesOnly[0]!.batches(null)) changes.push(...settings);
    await source.stop();
    expect(changes).toMatchObject([{ zones: [], removed: [], rules }]);
  });
});

describe('a recording in which a source was lost', () => {
  it('raises the same warning of it when it is played', async () => {
    const path = join(folder, 'lost.varne');
    const file = await NewFile.begin(path);
    if ('problem' in file) throw new Error(file.problem);
    const chain = new EntryChain('live');
    const writer = await RecordingWriter.begin(file, { head: { ...HEAD, chain: { watch: 'live', seq: 0, hash: null } }, laws: { zones: null, rules: null }, from: T0 });
    await writer.sightings(passage(3, 5));
    const system = { kind: 'system', name: 'varne' } as const;
    for (const [at, state] of [[5, 'connecting'], [8, 'live']] as const) {
      await writer.entry(chain.next({ at: T0 + at * MINUTE, observedAt: null, receivedAt: null, actor: system, key: null, body: { kind: 'source', source: 'receiver', state, problem: null } }));
    }
    await writer.finish(T0 + 9 * MINUTE);
    await file.commit();
    const told = (await runThrough([`file:${path}`], { zones: [] })).map((line) => JSON.parse(line) as { rule: string; event: string; entered: string });
    const lostAndBack = [
      ['raised', 5 * MINUTE],
      ['cleared', 8 * MINUTE + 10_000],
    ];
    expect(told.filter(({ rule, event }) => rule === 'feed-lost' && (event === 'raised' || event === 'cleared')).map(({ event, entered }) => [event, Date.parse(entered) - T0])).toEqual(lostAndBack);

    // And under a scenario, on its own time; an inject that holds it lost is stronger.
    const starts = Date.UTC(2030, 0, 1);
    const under = async (injects: string): Promise<[string, number][]> => {
      const read = readScenario(`scenario: 1\ntitle: Upon it\nbrief: Keep the watch.\nobjectives: [Watch]\nstarts: ${new Date(starts).toISOString()}\nlasts: 570 s\nworld: { from: recording, file: lost.varne }\n${injects}`);
      if ('faults' in read) throw new Error(read.faults[0]?.message);
      const opened = await openScenario(read.scenario, path);
      if ('problem' in opened) throw new Error(opened.problem);
      const { facts } = await runScenario(opened, { timers: wallTimers, signal: new AbortController().signal });
      return facts.entries.flatMap(({ at, body }): [string, number][] => (body.kind === 'alert' && body.alert.rule === 'feed-lost' && (body.event === 'raised' || body.event === 'cleared') ? [[body.event, at - starts]] : []));
    };
    expect(await under('')).toEqual(lostAndBack);
    expect(await under('injects: [{ kind: feed-lost, id: cut, at: +00:06:00, feed: receiver, for: 3 min }]\n')).toEqual([
      ['raised', 5 * MINUTE],
      ['cleared', 9 * MINUTE + 10_000],
    ]);
  }, 60_000);
});
