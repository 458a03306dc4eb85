import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewFile } from '../../server/recordings/file/new-file.ts';
import { Recording } from '../../server/recordings/file/recording.ts';
import { RecordingWriter } from '../../server/recordings/file/writer.ts';
import type { Bench, BenchRow } from './bench.ts';
import { chance, noisyTraffic } from './noisy-traffic.ts';

const VESSELS = 1_000;
const HOURS = 2;
/** Made in pieces, so that not all of it is in memory: each begins anew from where its ships began. */
const PIECE_MIN = 30;
const FROM = Date.UTC(2024, 4, 17);
const MOMENTS = 100;

const quantile = (times: number[], q: number): number => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;

async function written(path: string): Promise<{ positions: number; sightings: number; seconds: number }> {
  const file = await NewFile.begin(path);
  if ('problem' in file) throw new Error(file.problem);
  const head = { title: 'A day', note: '', madeBy: 'bench', madeAt: '2024-05-18T00:00:00Z', origin: { kind: 'watch', name: 'live' }, pseudonymised: null, chain: null } as const;
  const writer = await RecordingWriter.begin(file, { head, laws: { zones: null, rules: null }, from: FROM });
  let ms = 0;
  for (let minute = 0; minute < HOURS * 60; minute += PIECE_MIN) {
    const piece = noisyTraffic({ vessels: VESSELS, from: FROM + minute * 60_000, minutes: PIECE_MIN, seed: 1, noise: 'wandering' });
    const start = performance.now();
    await writer.sightings(piece);
    ms += performance.now() - start;
  }
  const { counts } = await writer.finish();
  await file.commit();
  return { ...counts, seconds: ms / 1_000 };
}

async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'varne-bench-'));
  try {
    const path = join(folder, 'day.varne');
    const { positions, sightings, seconds } = await written(path);
    const begun = performance.now();
    const recording = await Recording.open(path);
    if ('fault' in recording) throw new Error(recording.detail);
    const opening = performance.now() - begun;
    const random = chance(2);
    const moments: number[] = [];
    const { from, to } = recording.index;
    for (let i = 0; i < MOMENTS; i++) {
      const at = from + Math.floor(random() * (to - from));
      const start = performance.now();
      await recording.moment(at);
      moments.push(performance.now() - start);
    }
    // Playing from the start to its middle: what a moment would cost without an index and keyframes.
    const start = performance.now();
    let played = 0;
    for await (const run of recording.runs()) {
      played += run.sightings.length;
      if (played > sightings / 2) break;
    }
    const playing = performance.now() - start;
    await recording.close();
    return [
      { what: 'the whole file', value: statSync(path).size / positions, unit: 'bytes a position' },
      { what: 'the whole file', value: statSync(path).size / 1e6, unit: 'MB' },
      { what: 'positions in it', value: positions, unit: '' },
      { what: 'written', value: sightings / seconds, unit: 'sightings/s' },
      { what: 'opened, every byte checked', value: opening, unit: 'ms' },
      { what: 'any moment read and decoded, median', value: quantile(moments, 0.5), unit: 'ms' },
      { what: 'any moment read and decoded, 95th percentile', value: quantile(moments, 0.95), unit: 'ms', beside: { what: 'played from the start to its middle', value: playing } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bench: Bench = { title: `A recording of ${HOURS} hours with ${VESSELS} vessels, times to the millisecond, 5 m of noise`, run };
export default bench;
