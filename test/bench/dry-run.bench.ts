import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { LookBackApart } from '../../server/engine/look-back/apart.ts';
import type { DryRunJob, Tried, Waiting } from '../../server/engine/look-back/contract.ts';
import { dryRun } from '../../server/engine/look-back/dry-run.ts';
import { Headless, headlessClock } from '../../server/engine/headless.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { openRecorded } from '../../server/sources/open-recorded.ts';
import type { RecordedSource } from '../../server/sources/source.ts';
import { openKeptPast } from '../../server/store/kept-past.ts';
import { openStore } from '../../server/store/open.ts';
import { Watch } from '../../server/watch/watch.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { readZones } from '../../server/zones.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import { built } from '../stand-ins/built.ts';
import type { Bench, BenchRow } from './bench.ts';

/** VARNE_BENCH_HOURS=24 makes a whole day of it. */
const HOURS = Number(process.env.VARNE_BENCH_HOURS ?? 2);
const SHIPS = 400;
const FROM = Date.UTC(2026, 5, 10, 3, 0, 0);
const TO = FROM + HOURS * 3_600_000;
/** Reports of boats are entries of the journal, and not what is measured. */
const TRAFFIC = `sim:?seed=1&ships=${SHIPS}&boats=0&hours=${HOURS}&start=${new Date(FROM).toISOString()}`;
const FLUSH_MS = 10_000;
const WATCH = 'live';

async function traffic(clock = headlessClock()): Promise<RecordedSource> {
  const source = await openRecorded(TRAFFIC, { clock, cwd: process.cwd(), names: new Set() }, TO);
  if ('problem' in source) throw new Error(source.problem);
  return source;
}

/** Fills a data folder as a live watch would have, without alerts; says how many sightings that were. */
async function record(folder: string): Promise<number> {
  const store = await openStore({ folder });
  if ('problem' in store) throw new Error(store.problem);
  const kept = await store.watch(WATCH);
  let flushed = FROM;
  let count = 0;
  for await (const { at, sightings } of (await traffic()).batches(null)) {
    kept.traffic.record(sightings, 0);
    count += sightings.length;
    if (at === null || at - flushed < FLUSH_MS) continue;
    await kept.traffic.flush(at);
    flushed = at;
  }
  await kept.traffic.flush(TO);
  await store.close();
  return count;
}

async function cpuS(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

const begin = ({ zones, rules }: Tried): Promise<Watch> => Promise.resolve(new Watch(watchConfig({ type: 'FeatureCollection', features: zones }, rules)));

const waiting: Waiting = { signal: new AbortController().signal, reached: () => undefined };

/** Milliseconds by which whatever was due in this thread came late, while `work` was done elsewhere. */
async function heldUp(work: () => Promise<unknown>): Promise<{ p99: number; most: number; wallS: number }> {
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  const began = performance.now();
  delay.enable();
  await work();
  delay.disable();
  return { p99: delay.percentile(99) / 1e6 - resolution, most: delay.max / 1e6 - resolution, wallS: (performance.now() - began) / 1000 };
}

async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'varne-bench-'));
  const worker = await built('server/look-back.worker.ts');
  try {
    const sightings = await record(folder);
    const zones = await readZones(undefined);
    if ('problem' in zones) throw new Error(zones.problem);
    const present: Tried = { zones: zones.features, rules: DEFAULT_RULES };
    const other: Tried = { ...present, rules: { ...DEFAULT_RULES, 'lane-time': { ...DEFAULT_RULES['lane-time'], holdS: 900 } } };
    const job = (candidate: Tried): DryRunJob => ({ from: FROM, to: TO, candidate, present });

    const simulated = await cpuS(async () => {
      for await (const batch of (await traffic()).batches(null)) if (batch.sightings.length === 0 && batch.at === null) throw new Error('a batch of nothing');
    });
    const headless = await cpuS(async () => {
      const clock = headlessClock();
      await new Headless({ watch: await begin(present), recorded: [await traffic(clock)], timers: wallTimers, until: TO, tell: () => undefined, signal: new AbortController().signal }, clock).run();
    });
    const past = await openKeptPast(folder, WATCH);
    const read = await cpuS(async () => {
      for await (const { sightings: some } of past.traffic.read(FROM)) if (some.length === 0) throw new Error('an empty run');
    });
    const same = await cpuS(() => dryRun(past, job(present), begin, waiting));
    const both = await cpuS(() => dryRun(past, job(other), begin, waiting));
    past.close();

    const apart = new LookBackApart(pathToFileURL(worker.path), folder, WATCH);
    const beside = await heldUp(() => apart.dryRun(job(other), waiting));
    // As long, for whatever else this machine does holds it up too.
    const alone = await heldUp(() => new Promise((resolve) => setTimeout(resolve, beside.wallS * 1000)));
    const a = `a dry run of ${HOURS} h`;
    return [
      { what: 'sightings recorded', value: sightings, unit: '' },
      { what: `${a} with the settings in force: processor time`, value: same, unit: 's', beside: { what: '`varne run` of the same, less the simulation', value: headless - simulated } },
      { what: `${a} with others, beside those in force: processor time`, value: both, unit: 's', beside: { what: '`varne run` twice', value: 2 * (headless - simulated) } },
      { what: 'of that: reading and unpacking', value: read, unit: 's' },
      { what: `${a} with others, in its thread: from question to answer`, value: beside.wallS, unit: 's' },
      { what: 'meanwhile the watch’s own thread was held up, 99th percentile', value: beside.p99, unit: 'ms', beside: { what: 'without a dry run', value: alone.p99 } },
      { what: 'meanwhile the watch’s own thread was held up, at most', value: beside.most, unit: 'ms', beside: { what: 'without a dry run', value: alone.most } },
    ];
  } finally {
    worker.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const bench: Bench = { title: `Dry runs: ${HOURS} h of ${SHIPS} ships`, run };
export default bench;
