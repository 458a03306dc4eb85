import Database from 'libsql';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { GlassLog } from '../../../server/journal/contract.ts';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { openGlass, packGlass } from '../../../server/store/sqlite/glass-chunk.ts';
import { takeNote } from '../../../shared/glass/standing.ts';
import { GlassNote, GlassStanding } from '../../../shared/words/glass.ts';
import { at, joined, shows, T0 } from '../glass/notes.ts';
import { freshFolder, opened } from './given.ts';

const MINUTE = 60_000;
const kept = (name: string) => fileURLToPath(new URL(`kept/${name}`, import.meta.url));

/** Two hours of three restless screens, one of which comes and goes. */
function evening(): GlassNote[] {
  const notes: GlassNote[] = [1, 2, 3].map((screen) => ({ ...joined(0), screen, page: `page-${screen}`, name: ['Ada', 'Bob', 'Cas'][screen - 1] ?? '' }));
  for (let second = 1; second < 7_200; second += 7) {
    notes.push(shows(second, { zoom: (second % 1_000) / 100, view: [1 + second / 1e5, 50.5, 2, 51.5] }, 1 + (second % 3)));
    if (second % 1_200 === 1) notes.push({ kind: 'left', at: at(second + 1), screen: 3, how: 'cut' }, { ...joined(second + 3), screen: 3, page: 'page-3', name: 'Cas' });
  }
  return notes;
}

/** What must come of reading between two times, found by plain code. */
function expected(notes: readonly GlassNote[], from: number, to: number) {
  const standings = new Map<number, GlassStanding>();
  for (const note of notes) if (note.at < from) takeNote(standings, note);
  return { begin: [...standings.values()], notes: notes.filter((note) => note.at >= from && note.at < to), missing: false };
}

async function recorded(log: GlassLog, notes: readonly GlassNote[]): Promise<void> {
  for (let i = 0; i < notes.length; i++) {
    const note = notes[i];
    if (note !== undefined) log.record(note);
    if (i % 5 === 4) await log.flush();
  }
}

it('any stretch is read as it was noted, with how every screen stood as it began: flushed, waiting, packed, and after a restart', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { glass } = await store.watch('live');
  const notes = evening();
  await recorded(glass, notes);
  const stretches = [[0, 10], [0, 130], [37, 38], [61, 66.5], [119, 121], [119.9, 140], [-5, 2]] as const;
  const compare = async (log: GlassLog) => {
    for (const [from, to] of stretches) expect(await log.read(T0 + from * MINUTE, T0 + to * MINUTE)).toEqual(expected(notes, T0 + from * MINUTE, T0 + to * MINUTE));
  };
  await compare(glass);
  await glass.flush();
  await compare(glass);
  await store.close();
  const again = (await (await opened(folder)).watch('live')).glass;
  await compare(again);
  expect([again.highest, again.newest, again.standings.get(2)]).toEqual([3, notes.at(-1)?.at, glass.standings.get(2)]);
  // It goes on in the chunk that was open.
  const more = shows(7_300, { zoom: 3 });
  again.record(more);
  await again.flush();
  notes.push(more);
  await compare(again);
});

it('is a row for each second in which anything was noted, and one for each ten minutes when they are over', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { glass } = await store.watch('live');
  await recorded(glass, evening());
  await glass.flush();
  await glass.flush();
  await store.close();
  const file = new Database(join(folder, DATABASE_FILE));
  const rows = z.array(z.object({ chunk: z.number(), part: z.number(), notes: z.number(), size: z.number() })).parse(file.prepare('SELECT chunk, part, notes, length(bytes) AS size FROM glass ORDER BY chunk, part').all([]));
  file.close();
  const packed = rows.filter(({ part }) => part === 0);
  expect(packed.length).toBe(11);
  expect(rows.filter(({ part }) => part > 0).every(({ chunk }) => chunk === 12)).toBe(true);
  expect(rows.reduce((sum, { notes }) => sum + notes, 0)).toBe(evening().length);
});

it('while nothing can be written it keeps the notes, and reads and writes them when it can', async () => {
  const folder = freshFolder();
  const { glass } = await (await opened(folder)).watch('live');
  glass.record(joined(0));
  await glass.flush();
  const other = new Database(join(folder, DATABASE_FILE));
  other.exec('ALTER TABLE glass RENAME TO elsewhere');
  glass.record(shows(1));
  await expect(glass.flush()).rejects.toThrow('What screens showed could not be written');
  other.exec('ALTER TABLE elsewhere RENAME TO glass');
  other.close();
  glass.record(shows(2, { zoom: 4 }));
  await glass.flush();
  expect((await glass.read(at(0), at(10))).notes).toEqual([joined(0), shows(1), shows(2, { zoom: 4 })]);
});

it('notes that had to be given up are said to be missing, and how screens stand is still right', async () => {
  const folder = freshFolder();
  const { glass } = await (await opened(folder)).watch('live');
  glass.record(joined(0));
  for (let i = 0; i < 50_001; i++) glass.record(shows(1 + i / 1_000, { zoom: (i % 2_000) / 100 }));
  await glass.flush();
  const read = await glass.read(at(0), at(100));
  expect(read.missing).toBe(true);
  expect(read.begin).toMatchObject([{ screen: 1, name: 'Ada', from: at(0) }]);
  expect(read.notes.length).toBe(25_002);
  expect((await glass.read(at(40), at(41))).begin).toMatchObject([{ screen: 1, name: 'Ada' }]);
});

it('a damaged row is left out and said, and the rest is read; damaged parts are never written over', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  await recorded((await store.watch('live')).glass, evening());
  await store.close();
  const file = new Database(join(folder, DATABASE_FILE));
  file.exec(`UPDATE glass SET bytes = x'00112233' WHERE chunk = 3 OR (chunk = 12 AND part = 2)`);
  file.close();
  const reopened = await opened(folder);
  const report = await reopened.verify();
  expect(report.logs).toEqual([{ log: 'live/glass', entries: 12, lastHash: null }]);
  expect(report.findings.map(({ watch, seq, fault }) => [watch, seq, fault])).toEqual([
    ['live/glass', 3, 'unreadable'],
    ['live/glass', 12, 'unreadable'],
  ]);
  const again = (await reopened.watch('live')).glass;
  expect(await again.read(T0, T0 + 5 * MINUTE)).toMatchObject({ missing: false });
  const third = await again.read(T0 + 21 * MINUTE, T0 + 29 * MINUTE);
  expect([third.missing, third.notes]).toEqual([true, []]);
  again.record(shows(7_300));
  await again.flush();
  const end = await again.read(T0 + 110 * MINUTE, T0 + 130 * MINUTE);
  expect(end.missing).toBe(true);
  expect(end.notes.at(-1)).toEqual(shows(7_300));
});

it('what is older than ninety days goes, and a screen that was cut long ago is not carried on', async () => {
  const DAY = 86_400;
  const { glass } = await (await opened(freshFolder())).watch('live');
  glass.record(joined(0));
  glass.record({ kind: 'left', at: at(1), screen: 1, how: 'cut' });
  glass.record({ ...joined(2), screen: 2, page: 'page-2' });
  await glass.flush();
  glass.record(shows(700, {}, 2));
  await glass.flush();
  glass.record(shows(91 * DAY, {}, 2));
  await glass.flush();
  expect((await glass.read(at(0), at(DAY))).notes).toEqual([]);
  expect((await glass.read(at(91 * DAY), at(92 * DAY))).begin.map(({ screen }) => screen)).toEqual([2]);
  expect([...glass.standings.keys()]).toEqual([2]);
});

it('a folder of before there was any opens, and takes notes', async () => {
  const folder = freshFolder();
  copyFileSync(kept('folder-v1.sqlite'), join(folder, DATABASE_FILE));
  const { glass } = await (await opened(folder)).watch('live');
  expect(await glass.read(0, T0 * 2)).toEqual({ begin: [], notes: [], missing: false });
  glass.record(joined(0));
  await glass.flush();
  expect((await glass.read(at(0), at(1))).notes).toEqual([joined(0)]);
});

// A chunk as version 1 wrote it. It is never made again: what was written must stay readable.
const KeptGlass = z.object({ bytes: z.base64(), content: z.object({ begin: z.array(GlassStanding), notes: z.array(GlassNote), missing: z.boolean() }) });

it('a chunk of version 1 is read as it was written', async () => {
  const path = kept('glass-v1.json');
  if (!existsSync(path) && process.env.VARNE_KEEP === '1') {
    const notes: GlassNote[] = [shows(11, { open: ['report form'], hidden: ['tanker'], layersOff: ['labels'], past: at(2) }), { kind: 'behind', at: at(12), screen: 1 }, { kind: 'caught-up', at: at(13), screen: 1 }, { kind: 'left', at: at(14), screen: 1, how: 'cut' }, { kind: 'began', at: at(16), livedUntil: at(15) }, joined(20, at(13))];
    const standings = new Map<number, GlassStanding>();
    takeNote(standings, joined(10));
    const content = { begin: [...standings.values()], notes, missing: true };
    writeFileSync(path, `${JSON.stringify({ bytes: Buffer.from(await packGlass(content)).toString('base64'), content })}\n`);
  }
  const file = KeptGlass.parse(JSON.parse(readFileSync(path, 'utf8')));
  expect(await openGlass(Buffer.from(file.bytes, 'base64'))).toEqual(file.content);
});
