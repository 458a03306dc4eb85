import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EntryChain } from '../../../server/recordings/entry-chain.ts';
import { Recording } from '../../../server/recordings/file/recording.ts';
import { RecordingWriter } from '../../../server/recordings/file/writer.ts';
import { verifyRecording } from '../../../server/recordings/verify.ts';
import { faultText } from '../../../shared/recording/faults.ts';
import { RECORDING_VERSION } from '../../../shared/recording/layout.ts';
import { migrated } from '../../../shared/recording/migrations/all.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';
import { ENTRIES } from './night.ts';
import { HEAD, MemorySink, passage } from './sample.ts';

const VERSIONS = Array.from({ length: RECORDING_VERSION }, (_, i) => i + 1);
const pathOf = (version: number): string => fileURLToPath(new URL(`kept/recording-v${version}.varne`, import.meta.url));
const SIGHTINGS = passage(2, 5);

/** `VARNE_KEEP=1` keeps a file of a version that has none yet; those that are there are never written again. */
async function keep(path: string): Promise<void> {
  const sink = new MemorySink();
  const chain = new EntryChain('live');
  const zones = { type: 'FeatureCollection' as const, features: [squareZone('square', [{ rule: 'zone-entry' }])] };
  const past = [chain.next(ENTRIES[3]!)];
  const writer = await RecordingWriter.begin(sink, { head: { ...HEAD, chain: { watch: 'live', seq: 1, hash: past[0]!.hash } }, laws: { zones, rules: null }, from: T0, past });
  await writer.sightings(SIGHTINGS, 1);
  for (const draft of ENTRIES.slice(0, 3)) await writer.entry(chain.next(draft));
  writer.leftOut('checksum', 2);
  await writer.finish(T0 + 6 * 60_000);
  writeFileSync(path, sink.bytes, { flag: 'wx' });
}

describe('recordings of every version that there was', () => {
  it.each(VERSIONS)('version %i is kept here and still opens, whole, with all that was in it', async (version) => {
    if (!existsSync(pathOf(version)) && process.env.VARNE_KEEP === '1') await keep(pathOf(version));
    const recording = await Recording.open(pathOf(version));
    if ('fault' in recording) throw new Error(faultText(pathOf(version), recording));
    expect(await verifyRecording(recording)).toEqual([]);
    const sightings: Sighting[] = [];
    for await (const run of recording.runs()) sightings.push(...run.sightings);
    expect(sightings).toEqual(SIGHTINGS);
    expect(recording.head).toMatchObject({ title: 'A quiet night', chain: { watch: 'live', seq: 1 } });
    expect(recording.laws.zones?.features.map(({ id }) => id)).toEqual(['square']);
    expect(recording.past).toHaveLength(1);
    expect(recording.index).toMatchObject({ from: T0, to: T0 + 6 * 60_000, leftOut: { checksum: 2 }, counts: { sightings: SIGHTINGS.length, entries: 3, alerts: 1, reports: 1 } });
    await recording.close();
  });

  it('are brought up one version at a time, and a gap is a fault of the program', () => {
    const step = (from: number) => ({ from, migrate: (words: { head: unknown; laws: unknown; past: unknown; index: unknown }) => ({ ...words, head: [...(words.head as number[]), from + 1] }) });
    const words = { head: [1], laws: null, past: null, index: null };
    expect(migrated(words, 1, [step(2), step(1)], 3).head).toEqual([1, 2, 3]);
    expect(migrated(words, 2, [step(1)], 2).head).toEqual([1]);
    expect(() => migrated(words, 1, [step(1)], 3)).toThrow('there is no migration from version 2');
    for (const version of VERSIONS) expect(() => migrated(words, version)).not.toThrow();
  });
});
