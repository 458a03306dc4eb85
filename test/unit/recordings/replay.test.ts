import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cut } from '../../../server/recordings/cut.ts';
import { ofWatch } from '../../../server/recordings/cuttable.ts';
import { EntryChain } from '../../../server/recordings/entry-chain.ts';
import { NewFile } from '../../../server/recordings/file/new-file.ts';
import { RecordingWriter } from '../../../server/recordings/file/writer.ts';
import { verifyRecording } from '../../../server/recordings/verify.ts';
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

async function cutOut(name: string, from: number, to: number): Promise<string> {
  const past = await store.past('live');
  const path = join(folder, name);
  const file = await NewFile.begin(path);
  if (past === null || 'problem' in file) throw new Error('nothing to cut');
  await cut(await ofWatch(past, 'A busy day'), file, { from, to, made: MADE });
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
    expect(told.filter(({ rule, event }) => rule === 'feed-lost' && (event === 'raised' || event === 'cleared')).map(({ event, entered }) => [event, Date.parse(entered) - T0])).toEqual([
      ['raised', 5 * MINUTE],
      ['cleared', 8 * MINUTE + 10_000],
    ]);
  });
});
