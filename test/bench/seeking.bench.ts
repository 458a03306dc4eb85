import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { openStretch } from '../../client/replay/open-stretch.ts';
import { PastStretch } from '../../client/replay/past-stretch.ts';
import { Picture } from '../../client/state/picture.ts';
import { schemasAreInterpreted } from '../../client/stream/schema-policy.ts';
import { Past } from '../../server/engine/past/past.ts';
import { DATABASE_FILE, openStore } from '../../server/store/open.ts';
import { openFrame } from '../../shared/wire/frame.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import type { Bench, BenchRow } from './bench.ts';
import { chance, NoisySea } from './noisy-traffic.ts';

const VESSELS = 1_000;
/** VARNE_BENCH_HOURS=24 makes a whole day of it: some minutes of work. What a moment costs is the same, for it is in one stretch. */
const HOURS = Number(process.env.VARNE_BENCH_HOURS ?? 1);
const FROM = Date.UTC(2024, 4, 17, 3, 0, 0);
const TO = FROM + HOURS * 3_600_000;
/** The store is flushed each second when it is live; a recording is written as fast as it comes. */
const FLUSH_MS = 60_000;
const PIECE_MINUTES = 15;
const MOMENTS = 150;

const Sums = z.array(z.object({ bytes: z.number(), book: z.number(), positions: z.number() }));
const quantile = (times: readonly number[], q: number): number => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function record(traffic: { record: (s: ReturnType<NoisySea['sail']>, seq: number) => void; flush: (at: number) => Promise<void> }): Promise<void> {
  const sea = new NoisySea({ vessels: VESSELS, from: FROM, seed: 1, noise: 'wandering' });
  for (let piece = FROM; piece < TO; piece += PIECE_MINUTES * 60_000) {
    const sightings = sea.sail(PIECE_MINUTES);
    let next = 0;
    for (let at = piece + FLUSH_MS; at <= piece + PIECE_MINUTES * 60_000; at += FLUSH_MS) {
      const begin = next;
      while ((sightings[next]?.observedAt ?? Infinity) < at) next += 1;
      traffic.record(sightings.slice(begin, next), 0);
      await traffic.flush(at);
    }
  }
}

/** As many opened stretches as the page keeps (client/replay/past-reader.ts). None is shown again here: each moment is opened anew. */
const KEPT = 6;
const kept: PastStretch[] = [];

/** A moment from the bytes of its stretch to a picture that the chart packs as it is. */
async function shown(bytes: Uint8Array<ArrayBuffer>, at: number): Promise<Picture> {
  const content = await openStretch(bytes);
  if ('fault' in content) throw new Error(content.fault);
  const stretch = new PastStretch(content);
  if (kept.push(stretch) > KEPT) kept.shift();
  const showing = stretch.seek(at);
  const picture = new Picture();
  picture.reset(showing.roster.set);
  const frame = showing.frame === null ? null : openFrame(showing.frame);
  if (frame === null || 'fault' in frame) throw new Error('no frame came of it');
  picture.applyFrame(frame);
  return picture;
}

async function run(): Promise<BenchRow[]> {
  // As in the page, whose policy lets no schema be compiled.
  if (!schemasAreInterpreted) throw new Error('schemas are compiled');
  const folder = mkdtempSync(join(tmpdir(), 'varne-bench-'));
  try {
    const store = await openStore({ folder });
    if ('problem' in store) throw new Error(store.problem);
    const kept = await store.watch('live');
    await record(kept.traffic);
    await store.close();

    const again = await openStore({ folder });
    if ('problem' in again) throw new Error(again.problem);
    const { journal, traffic, glass } = await again.watch('live');
    const past = new Past({ watch: 'live', store: { journal, traffic, glass }, now: () => TO, settings: () => ({ revision: 0, zones: [], rules: DEFAULT_RULES, changedAt: null, changedBy: null }) });
    const { stretches } = await past.overview(FROM, TO);
    const random = chance(2);
    const [answered, opened, worked, sizes]: [number[], number[], number[], number[]] = [[], [], [], []];
    let vessels = Infinity;
    for (let i = 0; i < MOMENTS; i++) {
      const at = FROM + 600_000 + Math.floor(random() * (TO - FROM - 660_000));
      const of = stretches.findLast(({ from }) => from <= at);
      const start = performance.now();
      const stretch = of === undefined ? null : await past.stretch(of.number);
      if (stretch === null) throw new Error(`nothing is recorded at ${at}`);
      const bytes = new Uint8Array(stretch.bytes);
      const begun = performance.now();
      const before = cpuMs();
      answered.push(begun - start);
      sizes.push(bytes.length);
      vessels = Math.min(vessels, (await shown(bytes, at)).count);
      opened.push(performance.now() - begun);
      worked.push(cpuMs() - before);
    }
    if (vessels < 0.9 * VESSELS) throw new Error(`a moment showed ${vessels} vessels`);
    const start = performance.now();
    let read = 0;
    for await (const recorded of traffic.read(0)) read += recorded.sightings.length;
    const played = performance.now() - start;
    await again.close();
    const file = new Database(join(folder, DATABASE_FILE));
    const [sum] = Sums.parse(file.prepare('SELECT sum(length(bytes)) AS bytes, sum(positions) AS positions, (SELECT sum(length(content)) FROM traffic_book) AS book FROM traffic WHERE part = 0').all([]));
    file.close();
    const start24 = { what: `played from the start (${read.toLocaleString('en-GB')} sightings)`, value: played };
    return [
      { what: 'a random moment in the page: from bytes to a picture that is ready to paint, median', value: quantile(opened, 0.5), unit: 'ms', beside: start24 },
      { what: 'the same, 95th percentile', value: quantile(opened, 0.95), unit: 'ms', beside: { what: 'allowed', value: 200 } },
      { what: 'the same, 95th percentile of processor time', value: quantile(worked, 0.95), unit: 'CPU ms', beside: { what: 'allowed', value: 200 } },
      { what: 'answered by the server, 95th percentile', value: quantile(answered, 0.95), unit: 'ms' },
      { what: 'in one answer of', value: quantile(sizes, 0.5) / 1024, unit: 'kB' },
      { what: 'stretches', value: stretches.length, unit: '' },
      { what: 'stored', value: (sum?.bytes ?? 0) / (sum?.positions ?? 1), unit: 'bytes a position', beside: { what: 'allowed', value: 5 } },
      { what: 'names and words, once a day', value: (sum?.book ?? 0) / VESSELS, unit: 'bytes a vessel' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bench: Bench = { title: `Seeking in ${HOURS === 1 ? 'an hour' : `${HOURS} hours`} of ${VESSELS} vessels, 5 m of noise, by the code of the page in Node`, run };
export default bench;
