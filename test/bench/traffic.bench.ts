import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Sighting } from '../../shared/words/sighting.ts';
import { TrafficBook } from '../../shared/wire/traffic/book.ts';
import { packed } from '../../server/journal/traffic/pack.ts';
import { DATABASE_FILE, openStore } from '../../server/store/open.ts';
import type { Bench, BenchRow } from './bench.ts';
import { chance, noisyTraffic, type NoisyOptions } from './noisy-traffic.ts';

const VESSELS = 1_000;
const MINUTES = 20;
const FROM = Date.UTC(2024, 4, 17, 3, 0, 0);
const MOMENTS = 60;

const Sums = z.array(z.object({ chunks: z.number(), book: z.number(), positions: z.number() }));

/** What is on disk: bytes of the closed chunks and positions in them, and bytes of the book. */
function stored(folder: string): { chunks: number; book: number; positions: number } {
  const file = new Database(join(folder, DATABASE_FILE));
  const sums = `SELECT sum(length(bytes)) AS chunks, sum(positions) AS positions, (SELECT sum(length(content)) FROM traffic_book) AS book FROM traffic WHERE part = 0`;
  const [sum] = Sums.parse(file.prepare(sums).all([]));
  file.close();
  return sum ?? { chunks: 0, book: 0, positions: 0 };
}

const quantile = (times: number[], q: number): number => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;

/** A file of lines a minute, gzipped: what one would write without a store. */
function gzippedLines(sightings: readonly Sighting[]): { perPosition: number; perSecond: number } {
  let bytes = 0;
  let positions = 0;
  const start = performance.now();
  for (let minute = 0; minute < MINUTES; minute++) {
    const from = FROM + minute * 60_000;
    const ofMinute = sightings.filter((s) => s.observedAt >= from && s.observedAt < from + 60_000);
    bytes += gzipSync(ofMinute.map((s) => JSON.stringify(s)).join('\n')).length;
    positions += ofMinute.filter((s) => s.kind === 'position').length;
  }
  return { perPosition: bytes / positions, perSecond: (1_000 * sightings.length) / (performance.now() - start) };
}

/** Four minutes packed as the store packs them, a few times over. */
async function packing(sightings: readonly Sighting[]): Promise<number> {
  const some = sightings.filter((s) => s.observedAt < FROM + 240_000);
  const chunk = { keyframe: { positions: [], identities: [] }, runs: [{ afterSeq: 0, sightings: some }] };
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await packed(chunk, new TrafficBook(), 'small');
    times.push(performance.now() - start);
  }
  return (1_000 * some.length) / quantile(times, 0.5);
}

async function run(noise: NoisyOptions['noise'], said: string): Promise<BenchRow[]> {
  const sightings = noisyTraffic({ vessels: VESSELS, from: FROM, minutes: MINUTES, seed: 1, noise });
  const folder = mkdtempSync(join(tmpdir(), 'varne-bench-'));
  try {
    const store = await openStore({ folder });
    if ('problem' in store) throw new Error(store.problem);
    const { traffic } = await store.watch('live');
    const flushes: number[] = [];
    let next = 0;
    for (let at = FROM + 1_000; at <= FROM + MINUTES * 60_000; at += 1_000) {
      const begin = next;
      while ((sightings[next]?.observedAt ?? Infinity) < at) next += 1;
      const start = performance.now();
      traffic.record(sightings.slice(begin, next), 0);
      await traffic.flush(at);
      flushes.push(performance.now() - start);
    }
    const random = chance(2);
    const moments: number[] = [];
    for (let i = 0; i < MOMENTS; i++) {
      const at = FROM + 60_000 + Math.floor(random() * (MINUTES - 1) * 60_000);
      const start = performance.now();
      await traffic.moment(at);
      moments.push(performance.now() - start);
    }
    const start = performance.now();
    let read = 0;
    for await (const recorded of traffic.read(0)) read += recorded.sightings.length;
    const reading = (performance.now() - start) / 1_000;
    const onDisk = stored(folder);
    await store.close();
    const lines = gzippedLines(sightings);
    const ndjson = 'NDJSON, gzipped by the minute';
    return [
      { what: `${said}: stored`, value: onDisk.chunks / onDisk.positions, unit: 'bytes a position', beside: { what: ndjson, value: lines.perPosition } },
      { what: `${said}: names and words, once a day`, value: onDisk.book / VESSELS, unit: 'bytes a vessel' },
      { what: `${said}: packed`, value: await packing(sightings), unit: 'sightings/s', beside: { what: ndjson, value: lines.perSecond } },
      { what: `${said}: a second of ${VESSELS} vessels recorded and durable, median`, value: quantile(flushes, 0.5), unit: 'ms' },
      { what: `${said}: the same, longest (while a chunk is packed)`, value: quantile(flushes, 1), unit: 'ms' },
      { what: `${said}: any moment decoded, 95th percentile`, value: quantile(moments, 0.95), unit: 'ms', beside: { what: 'played from the start', value: reading * 1_000 } },
      { what: `${said}: read in order`, value: read / reading, unit: 'sightings/s' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bench: Bench = {
  title: `Traffic on disk: ${VESSELS} vessels for ${MINUTES} minutes, times to the millisecond, 5 m of noise`,
  run: async () => [...(await run('wandering', 'wandering receivers')), ...(await run('white', 'white noise'))],
};
export default bench;
