import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NewFile } from '../../../server/recordings/file/new-file.ts';
import { Recording } from '../../../server/recordings/file/recording.ts';
import { readRecording } from '../../../server/sources/recording.source.ts';
import type { RecordedBatch } from '../../../server/sources/source.ts';
import { faultText } from '../../../shared/recording/faults.ts';
import { T0 } from '../../stand-ins/sea.ts';
import { passage, recorded } from './sample.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-recordings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kept = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
async function whole(path: string): Promise<Recording> {
  const recording = await Recording.open(path);
  if ('fault' in recording) throw new Error(faultText(path, recording));
  return recording;
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a recording', () => {
  it('gives back every sighting as it was, in its order, over many chunks', async () => {
    const sightings = passage(5, 90);
    const { bytes, index } = await recorded(sightings);
    const recording = await whole(kept('many.varne', bytes));
    expect(index.traffic.length).toBeGreaterThan(3);
    expect((await all(recording.runs())).flatMap((run) => run.sightings)).toEqual(sightings);
    expect(recording.index).toEqual(index);
    expect(index.counts).toEqual({ sightings: sightings.length, positions: 5 * 540, tracks: 5, entries: 0, alerts: 0, reports: 0 });
    await recording.close();
  });

  it('shows any moment of itself from one chunk, with who was known before', async () => {
    const sightings = passage(5, 90);
    const recording = await whole(kept('moment.varne', (await recorded(sightings)).bytes));
    const at = T0 + 77 * 60_000 + 3_000;
    const moment = await recording.moment(at);
    const newest = new Map<string, unknown>();
    for (const s of [...(moment?.keyframe.positions ?? []), ...(moment?.runs.flatMap((run) => run.sightings) ?? [])]) if (s.kind === 'position') newest.set(s.trackId, s);
    expect([...newest.values()]).toEqual(sightings.filter((s) => s.kind === 'position' && s.observedAt > at - 10_000 && s.observedAt <= at));
    expect(moment?.keyframe.identities.map(({ name }) => name)).toEqual(['EXAMPLE 1', 'EXAMPLE 2', 'EXAMPLE 3', 'EXAMPLE 4', 'EXAMPLE 5']);
    expect(await recording.moment(T0 - 1)).toBeNull();
    await recording.close();
  });

  it('is played from its beginning, from anywhere, and to its very end', async () => {
    const sightings = passage(2, 10);
    const path = kept('played.varne', (await recorded(sightings, {}, T0 + 20 * 60_000)).bytes);
    const source = await readRecording(path);
    if ('problem' in source) throw new Error(source.problem);
    const batches: RecordedBatch[] = await all(source.batches(null));
    expect(batches.flatMap((batch) => batch.sightings)).toEqual(sightings);
    expect(batches.at(-1)).toEqual({ at: T0 + 20 * 60_000, sightings: [] });
    expect(source.startsAt).toBe(T0);
    const after = T0 + 300_000;
    expect((await all(source.batches(after))).flatMap((batch) => batch.sightings)).toEqual(sightings.filter((s) => s.observedAt > after));
    await source.stop();
  });

  it('is refused in words that say what is wrong and where', async () => {
    const { bytes, index } = await recorded(passage(3, 20));
    const says = async (name: string, damaged: Uint8Array): Promise<string> => {
      const outcome = await Recording.open(kept(name, damaged));
      return 'fault' in outcome ? faultText(name, outcome) : 'nothing';
    };
    const flipped = Buffer.from(bytes);
    const at = index.traffic[0]!.at;
    flipped[at + 100]! ^= 1;
    expect(await says('flipped', flipped)).toContain(`flipped is damaged at byte ${at}: the checksum of its section TRAF`);
    expect(await says('cut', bytes.subarray(0, at + 100))).toContain(`cut is cut off at byte ${at + 100}: its section TRAF begins at byte ${at}`);
    expect(await says('longer', Buffer.concat([bytes, Buffer.from('\n')]))).toContain(`longer is damaged at byte ${bytes.length}: 1 bytes follow its end`);
    expect(await says('empty', Buffer.alloc(0))).toBe('empty is no recording of Varne: it is empty');
    expect(await says('foreign', Buffer.from('!AIVDM,1,1,,A,15,0*00\r\n'))).toContain('foreign is no recording of Varne');
    expect(await says('as-text', Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'))).toContain('is no recording');
    expect(faultText('gone', (await Recording.open(join(folder, 'gone'))) as never)).toBe('gone cannot be read: there is no such file');
  });
});

describe('a file that is being made', () => {
  it('is there whole or not at all, and takes no other\'s place unasked', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    const path = join(own, 'a.varne');
    const first = await NewFile.begin(path);
    if ('problem' in first) throw new Error(first.problem);
    await first.write(Buffer.from('one'));
    expect(readdirSync(own)).not.toContain('a.varne');
    await first.discard();
    expect(readdirSync(own)).toEqual([]);
    const second = await NewFile.begin(path);
    if ('problem' in second) throw new Error(second.problem);
    await second.commit();
    expect(readdirSync(own)).toEqual(['a.varne']);
    expect(await NewFile.begin(path)).toEqual({ problem: `${path} is there already: choose another name, or say --force to replace it` });
    expect(await NewFile.begin(join(own, 'none', 'b.varne'))).toEqual({ problem: `${join(own, 'none', 'b.varne')} cannot be written: there is no such folder` });
  });
});
