import Database from 'libsql';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { TrafficLog } from '../../../server/journal/contract.ts';
import { TRAFFIC_KEPT_MS } from '../../../server/journal/retention.ts';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { Blob } from '../../../server/store/sqlite/database.ts';
import { noisyTraffic } from '../../bench/noisy-traffic.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

const traffic = noisyTraffic({ vessels: 60, from: T0, minutes: 12, seed: 7, noise: 'wandering' });

/** Records and flushes every three seconds, an entry every 21 s. */
async function record(log: TrafficLog, sightings: readonly Sighting[], from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 3_000) {
    log.record(sightings.filter((s) => s.observedAt >= at && s.observedAt < at + 3_000), Math.floor((at - T0) / 21_000));
    await log.flush(at + 3_000);
  }
}

async function readAll(log: TrafficLog, from = 0): Promise<{ afterSeq: number; sighting: Sighting }[]> {
  const all: { afterSeq: number; sighting: Sighting }[] = [];
  for await (const run of log.read(from)) for (const sighting of run.sightings) all.push({ afterSeq: run.afterSeq, sighting });
  return all;
}

const rowsOf = (folder: string): unknown[] => {
  const file = new Database(join(folder, DATABASE_FILE));
  const rows = file.prepare('SELECT chunk, part FROM traffic ORDER BY chunk, part').all([]);
  file.close();
  return rows;
};

describe('the traffic log', () => {
  it('gives back every sighting in its order, with the entry before it, across chunks, parts and restarts', async () => {
    const folder = freshFolder();
    let store = await opened(folder);
    for (const minute of [0, 2.5, 7]) {
      const until = minute === 0 ? 2.5 : minute === 2.5 ? 7 : 12;
      await record((await store.watch('live')).traffic, traffic, T0 + minute * 60_000, T0 + until * 60_000);
      await store.close();
      store = await opened(folder);
    }
    const { traffic: log } = await store.watch('live');
    const expected = traffic.map((sighting) => ({ sighting, afterSeq: Math.floor((sighting.observedAt - T0) / 21_000) }));
    expect(await readAll(log)).toEqual(expected);
    const late = T0 + 400_500;
    expect(await readAll(log, late)).toEqual(expected.filter(({ sighting }) => sighting.observedAt >= late));
    expect(rowsOf(folder).length).toBeLessThan(200);
    expect(log.damage).toEqual([]);
  });

  it('shows any moment from one chunk: what every track last was', async () => {
    const store = await opened(freshFolder());
    const { traffic: log } = await store.watch('live');
    expect(await log.moment(T0)).toBeNull();
    await record(log, traffic, T0, T0 + 12 * 60_000);
    for (const at of [T0 + 30_000, T0 + 299_999, T0 + 300_001, T0 + 425_000, T0 + 719_000]) {
      const moment = await log.moment(at);
      const last = new Map<string, Sighting>();
      for (const s of moment?.keyframe.positions ?? []) last.set(s.trackId, s);
      for (const run of moment?.runs ?? []) for (const s of run.sightings) if (s.kind === 'position') last.set(s.trackId, s);
      const expected = new Map<string, Sighting>();
      for (const s of traffic) if (s.kind === 'position' && s.observedAt <= at) expected.set(s.trackId, s);
      expect(Object.fromEntries(last)).toEqual(Object.fromEntries(expected));
    }
    const early = traffic.find((s) => s.kind === 'identity' && s.observedAt < T0 + 240_000);
    const { observedAt: _, ...known } = early ?? { observedAt: 0 };
    expect((await log.moment(T0 + 700_000))?.keyframe.identities).toContainEqual(known);
  });

  it('takes a recording that is read in one go, and splits it', async () => {
    const folder = freshFolder();
    const store = await opened(folder);
    const { traffic: log } = await store.watch('live');
    const many = noisyTraffic({ vessels: 200, from: T0, minutes: 20, seed: 3, noise: 'white' });
    log.record(many, 0);
    await log.flush(T0 + 20 * 60_000);
    expect((await readAll(log)).map((r) => r.sighting)).toEqual(many);
    expect(rowsOf(folder).length).toBeGreaterThan(1);
  });

  it('loses nothing when the process dies while a full chunk is packed, and packs it after the restart', async () => {
    const folder = freshFolder();
    const { traffic: log } = await (await opened(folder)).watch('live');
    const busy = noisyTraffic({ vessels: 300, from: T0, minutes: 7, seed: 9, noise: 'wandering' });
    const until = (at: Time) => busy.filter((s) => s.observedAt < T0 + at);
    log.record(until(290_000), 1);
    await log.flush(T0 + 290_000);
    log.record(busy.slice(until(290_000).length, until(310_000).length), 2);
    // The chunk is five minutes old: from here on it is packed, while the next takes a part.
    await log.flush(T0 + 310_000);
    const after = freshFolder();
    cpSync(folder, after, { recursive: true });
    expect(rowsOf(after)).toEqual([{ chunk: 1, part: 1 }, { chunk: 2, part: 1 }]);

    const store = await opened(after);
    const { traffic: again } = await store.watch('live');
    expect((await readAll(again)).map((r) => r.sighting)).toEqual(until(310_000));
    const moment = await again.moment(T0 + 310_000);
    expect(moment?.keyframe.positions.length).toBeGreaterThan(250);
    again.record(busy.slice(until(310_000).length), 3);
    await again.flush(T0 + 420_000);
    await store.close();
    expect(rowsOf(after)).toEqual([{ chunk: 1, part: 0 }, { chunk: 2, part: 1 }, { chunk: 2, part: 2 }]);
    const { traffic: last } = await (await opened(after)).watch('live');
    expect((await readAll(last)).map((r) => r.sighting)).toEqual(busy);
    expect(await last.moment(T0 + 310_000)).toEqual(moment);
    expect(last.damage).toEqual([]);
  });

  it('leaves a part that cannot be read beside the chunk that is made of the others', async () => {
    const folder = freshFolder();
    const store = await opened(folder);
    await record((await store.watch('live')).traffic, traffic.slice(0, 300), T0, T0 + 9_000);
    await store.close();
    const file = new Database(join(folder, DATABASE_FILE));
    file.exec(`UPDATE traffic SET bytes = x'00' WHERE part = 2`);
    file.close();
    const again = await opened(folder);
    const { traffic: log } = await again.watch('live');
    await record(log, traffic.slice(300), T0 + 400_000, T0 + 403_000);
    await again.close();
    expect(rowsOf(folder)).toEqual([{ chunk: 1, part: 0 }, { chunk: 1, part: 2 }, { chunk: 2, part: 1 }]);
    const { traffic: last } = await (await opened(folder)).watch('live');
    await readAll(last);
    expect(last.damage).toEqual([expect.stringContaining('(part 2 of chunk 1) cannot be read')]);
    expect(await last.prune(T0 + 300_000)).toBe(1);
    expect(rowsOf(folder)).toEqual([{ chunk: 2, part: 1 }]);
  });

  it('names what is damaged, leaves it out, and reads the rest', async () => {
    const folder = freshFolder();
    const store = await opened(folder);
    await record((await store.watch('live')).traffic, traffic, T0, T0 + 12 * 60_000);
    await store.close();
    const file = new Database(join(folder, DATABASE_FILE));
    const [row] = z.array(z.object({ bytes: Blob })).parse(file.prepare('SELECT bytes FROM traffic WHERE chunk = 2 AND part = 0').all([]));
    if (row === undefined) throw new Error('there is no second chunk');
    row.bytes[500] = (row.bytes[500] ?? 0) ^ 1;
    file.prepare('UPDATE traffic SET bytes = ? WHERE chunk = 2').run([row.bytes]);
    file.close();
    const again = await opened(folder);
    const { traffic: log } = await again.watch('live');
    const read = await readAll(log);
    expect(read.length).toBeGreaterThan(100);
    expect(read.length).toBeLessThan(traffic.length);
    expect(log.damage).toEqual([expect.stringContaining('(chunk 2) cannot be read')]);
  });

  it('keeps what it could not write and writes it later', async () => {
    const folder = freshFolder();
    const store = await opened(folder);
    const { traffic: log } = await store.watch('live');
    const file = new Database(join(folder, DATABASE_FILE));
    file.exec(`CREATE TRIGGER full BEFORE INSERT ON traffic BEGIN SELECT raise(ABORT, 'no room'); END`);
    log.record(traffic.slice(0, 50), 0);
    await expect(log.flush(T0 + 1_000)).rejects.toThrow('Positions could not be written');
    log.record(traffic.slice(50, 60), 1);
    file.exec('DROP TRIGGER full');
    file.close();
    await log.flush(T0 + 2_000);
    expect((await readAll(log)).map((r) => r.sighting)).toEqual(traffic.slice(0, 60));
  });

  it('forgets what is too old, by whole chunks, and the books that nothing refers to any more', async () => {
    const folder = freshFolder();
    const store = await opened(folder);
    const { traffic: log } = await store.watch('live');
    const day = 86_400_000;
    for (const offset of [0, day, 2 * day]) {
      log.record(traffic.slice(0, 500).map((s) => ({ ...s, observedAt: s.observedAt + offset })), 0);
      await log.flush(T0 + offset + 60_000);
      await log.flush(T0 + offset + 400_000);
    }
    expect(await log.prune(T0 + day)).toBe(1);
    expect(await log.prune(T0 + day)).toBe(0);
    expect((await readAll(log)).length).toBe(1_000);
    const file = new Database(join(folder, DATABASE_FILE));
    expect(file.prepare('SELECT DISTINCT book FROM traffic_book ORDER BY book').all([])).toEqual([{ book: 2 }, { book: 3 }]);
    file.close();
  });
});

it('on a new day, traffic that is older than its time goes by itself', async () => {
  const store = await opened(freshFolder());
  const { traffic: log } = await store.watch('live');
  const late = T0 + TRAFFIC_KEPT_MS + 600_000;
  for (const from of [T0, late]) {
    log.record(traffic.slice(0, 300).map((s) => ({ ...s, observedAt: s.observedAt + from - T0 })), 0);
    await log.flush(from + 60_000);
    await log.flush(from + 400_000);
  }
  // It goes in the background, so that nobody who records waits for it.
  const kept = await vi.waitFor(async () => {
    const found = await readAll(log);
    expect(found.length).toBe(300);
    return found;
  }, 60_000);
  expect(kept[0]?.sighting.observedAt).toBeGreaterThanOrEqual(late);
});
