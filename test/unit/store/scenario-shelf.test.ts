import { expect, it } from 'vitest';
import { openDatabase } from '../../../server/store/sqlite/database.ts';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { join } from 'node:path';
import { freshFolder, opened } from './given.ts';

const version = (revision: number, text = `title: ${revision}`) => ({ id: 'own-1', revision, act: revision === 1 ? 'made' : 'saved', at: 1_000 * revision, by: 'Ada', title: String(revision), text }) as const;

it('a version is kept once, in order, and never changed or removed, whoever writes', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { scenarios } = store;
  expect(await scenarios.add(version(1))).toBe(true);
  expect(await scenarios.add(version(1, 'another'))).toBe(false);
  expect(await scenarios.add(version(3))).toBe(false);
  expect(await Promise.all([scenarios.add(version(2)), scenarios.add(version(2, 'the second of two'))])).toEqual([true, false]);
  expect(await scenarios.find('own-1', null)).toEqual(version(2));
  expect(await scenarios.find('own-1', 1)).toEqual(version(1));
  expect(await scenarios.find('own-2', null)).toBeNull();
  expect((await scenarios.versions('own-1')).map(({ revision }) => revision)).toEqual([2, 1]);
  expect(await scenarios.newest()).toMatchObject([{ id: 'own-1', revision: 2 }]);
  await store.close();

  const { connection } = openDatabase(join(folder, DATABASE_FILE));
  for (const [statement, why] of [
    ["UPDATE scenario SET text = 'x'", /never changed/],
    ['DELETE FROM scenario', /never removed/],
    ["INSERT INTO scenario VALUES ('own-1', 9, 'saved', 1, 'Eve', 't', 'x')", /without a gap/],
  ] as const) expect(() => connection.exec(statement)).toThrow(why);
  connection.close();
});
