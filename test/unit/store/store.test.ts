import Database from 'libsql';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATABASE_FILE, defaultDataFolder, openStore } from '../../../server/store/open.ts';
import { openDatabase } from '../../../server/store/sqlite/database.ts';
import { migrate } from '../../../server/store/sqlite/migrate.ts';
import { SqliteStore } from '../../../server/store/sqlite/store.ts';
import { JournalUnavailable } from '../../../server/journal/contract.ts';
import { draft, drafts, T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';
import { squareZone } from '../../stand-ins/sea.ts';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';

describe('the journal of a watch', () => {
  it('numbers entries from 1 without a gap, each watch for itself, and gives them back as they were', async () => {
    const store = await opened(freshFolder());
    const live = (await store.watch('live')).journal;
    const exercise = (await store.watch('exercise')).journal;
    expect(live.seq).toBe(0);
    const first = await live.append([draft(1)]);
    await exercise.append(drafts(1, 2));
    const more = await live.append(drafts(2, 700));
    expect(first.map((e) => e.seq)).toEqual([1]);
    expect(live.seq).toBe(700);
    expect(exercise.seq).toBe(2);
    expect(await live.read(0, 1_000)).toEqual([...first, ...more]);
    expect(await live.read(0, 1_000)).toMatchObject(drafts(1, 700).map((asked, i) => ({ ...asked, seq: i + 1 })));
    expect((await live.read(698, 10)).map((e) => e.seq)).toEqual([699, 700]);
    expect((await live.read(10, 3)).map((e) => e.seq)).toEqual([11, 12, 13]);
    expect(await live.read(700, 10)).toEqual([]);
    expect((await live.append([])).length).toBe(0);
  });

  it('goes on where it stopped when the folder is opened again', async () => {
    const folder = freshFolder();
    const before = await opened(folder);
    await (await before.watch('live')).journal.append(drafts(1, 3));
    await before.close();
    const after = await opened(folder);
    const { journal } = await after.watch('live');
    expect(journal.seq).toBe(3);
    expect((await journal.append([draft(4)]))[0]?.seq).toBe(4);
    expect((await after.verify()).findings).toEqual([]);
  });

  it('keeps one order when appends come at once', async () => {
    const store = await opened(freshFolder());
    const { journal } = await store.watch('live');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => journal.append([draft(i), draft(i + 1)])));
    expect(answers.flat().map((e) => e.seq)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect((await store.verify()).findings).toEqual([]);
  });

  it('keeps a change of as many points as there may be as it is, and before what is asked after it', async () => {
    const store = await opened(freshFolder());
    const { journal } = await store.watch('live');
    const zones = Array.from({ length: 40 }, (_, z) => {
      const zone = squareZone(`z${z}`, [{ rule: 'zone-entry' }]);
      const ring = Array.from({ length: 499 }, (_, i): [number, number] => [z + Math.cos(i / 80) / 7, 50 + Math.sin(i / 80) / 7]);
      return { ...zone, geometry: { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] } };
    });
    const changeTo = (those: ZoneFeature[]): EntryDraft => ({ ...draft(1), body: { kind: 'settings', change: { revision: 1, zones: those, removed: [], rules: null, whole: false, taken: { zones: null, rules: null }, note: 'an import' } } });
    const change = changeTo(zones);
    const order: string[] = [];
    const both = [journal.append([change]).then(() => order.push('change')), journal.append([draft(2)]).then(() => order.push('after'))];
    await Promise.all(both);
    expect(order).toEqual(['change', 'after']);
    expect(await journal.read(0, 10)).toMatchObject([{ ...change, seq: 1 }, { ...draft(2), seq: 2 }]);
    expect((await store.verify()).findings).toEqual([]);
    const nowhere = zones.map((zone, i) => (i === 39 ? { ...zone, geometry: { ...zone.geometry, coordinates: [[[NaN, 50] as [number, number]]] } } : zone));
    await expect(journal.append([changeTo(nowhere)])).rejects.toThrow('coordinates');
    expect(journal.seq).toBe(2);
  });

  it('refuses what could not be read back, and keeps nothing of its batch', async () => {
    const store = await opened(freshFolder());
    const { journal } = await store.watch('live');
    await expect(journal.append([draft(1), { ...draft(2), at: Number.NaN }])).rejects.toThrow('expected number');
    expect(journal.seq).toBe(0);
    expect(await journal.read(0, 10)).toEqual([]);
  });

  it('cannot be changed or thinned out, not even by a program of ours', async () => {
    const folder = freshFolder();
    const store = await opened(folder);
    await (await store.watch('live')).journal.append(drafts(1, 3));
    const other = new Database(join(folder, DATABASE_FILE));
    expect(() => other.exec(`UPDATE entry SET line = '{}' WHERE seq = 2`)).toThrow('never changed');
    expect(() => other.exec('DELETE FROM entry WHERE seq = 3')).toThrow('never removed');
    expect(() => other.exec(`INSERT INTO entry SELECT log, watch, 9, line, hash FROM entry WHERE seq = 1`)).toThrow('without a gap');
    expect(() => other.exec('DELETE FROM head')).toThrow('never removed');
    expect(() => other.exec('UPDATE head SET seq = 1')).toThrow('only grows');
    other.close();
  });
});

describe('the control log', () => {
  it('is numbered and chained apart from the journal', async () => {
    const store = await opened(freshFolder());
    const { journal, control } = await store.watch('live');
    await control.append(T0, 'system', { kind: 'started', version: '1', restored: false });
    await journal.append([draft(1)]);
    await control.append(T0 + 1, 'First Operator', { kind: 'signed-in', name: 'First Operator', role: 'operator', by: 'link' });
    const { logs, findings } = await store.verify();
    expect(findings).toEqual([]);
    expect(logs.map(({ log, entries }) => [log, entries])).toEqual([
      ['live/journal', 1],
      ['live/control', 2],
    ]);
  });
});

describe('a data folder', () => {
  it('is made for its owner only', async () => {
    const folder = join(freshFolder(), 'new', 'deeper');
    await opened(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, DATABASE_FILE)).mode & 0o777).toBe(0o600);
  });

  it('is served once: a second is refused by name, and may come when the first has gone', async () => {
    const folder = freshFolder();
    const first = await opened(folder);
    const second = await openStore({ folder });
    expect(second).toEqual({ problem: expect.stringContaining(`Another Varne (process ${process.pid}) serves the data folder ${folder} already`) });
    await first.close();
    await opened(folder);
  });

  it('gives tokens beside the process that serves it', async () => {
    const folder = freshFolder();
    const serving = await opened(folder);
    const beside = await opened(folder, { use: 'beside' });
    const token = await beside.people.createToken({ name: 'Feed', role: 'viewer' });
    expect(await serving.people.whoHasToken(token)).toEqual({ name: 'Feed', role: 'viewer', room: 'live' });
  });

  it('of a newer Varne is refused and left as it is', async () => {
    const folder = freshFolder();
    await (await opened(folder)).close();
    const other = new Database(join(folder, DATABASE_FILE));
    other.exec(`INSERT INTO kysely_migration (name, timestamp) VALUES ('099-later', '')`);
    other.close();
    expect(await openStore({ folder })).toEqual({ problem: expect.stringContaining('written by a newer Varne (it has 099-later') });
    // Refused without keeping the lock.
    expect(await openStore({ folder })).toEqual({ problem: expect.stringContaining('newer Varne') });
  });

  it('that is none is named: a file in its place, a file that is no database, nothing to inspect', async () => {
    const folder = freshFolder();
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(await openStore({ folder: join(file, 'sub') })).toEqual({ problem: expect.stringContaining('cannot be made') });
    writeFileSync(join(folder, DATABASE_FILE), 'this is a letter, not a database, and long enough to be read as a page'.repeat(20));
    expect(await openStore({ folder })).toEqual({ problem: expect.stringContaining('the database file is damaged') });
    const nothing = join(folder, 'nothing');
    expect(await openStore({ folder: nothing, use: 'inspect' })).toEqual({ problem: `There is no Varne data in ${nothing}.` });
    expect(existsSync(nothing)).toBe(false);
  });

  it('stands where each system keeps a user’s data', () => {
    expect(defaultDataFolder({ XDG_DATA_HOME: '/x' }, 'linux', '/home/u')).toBe('/x/varne');
    expect(defaultDataFolder({}, 'linux', '/home/u')).toBe('/home/u/.local/share/varne');
    expect(defaultDataFolder({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Application Support/Varne');
    expect(defaultDataFolder({ LOCALAPPDATA: '/c/Local' }, 'win32', '/c/u')).toBe('/c/Local/Varne');
  });
});

describe('a full disk', () => {
  it('is told in words, keeps nothing of the batch and all before it, and is over when there is room', async () => {
    const { db, connection } = openDatabase(join(freshFolder(), DATABASE_FILE));
    expect(await migrate(db)).toBeNull();
    const store = new SqliteStore(db, () => T0, () => connection.close());
    const { journal } = await store.watch('live');
    await journal.append(drafts(1, 5));
    connection.exec('PRAGMA max_page_count = 60');
    const many = journal.append(drafts(6, 2_000));
    await expect(many).rejects.toThrow(JournalUnavailable);
    await expect(many).rejects.toThrow('The journal could not be written: the disk is full. Nothing of this was kept. Make room');
    expect(journal.seq).toBe(5);
    expect((await journal.read(0, 5_000)).length).toBe(5);
    connection.exec('PRAGMA max_page_count = 100000');
    expect((await journal.append(drafts(6, 2_000))).length).toBe(1_995);
    expect((await store.verify()).findings).toEqual([]);
    await store.close();
  });
});
