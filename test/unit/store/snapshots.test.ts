import fc from 'fast-check';
import Database from 'libsql';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonSteps } from '../../../server/store/sqlite/json-steps.ts';
import { atOnce } from '../../../shared/words/steps.ts';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

const snapshot = (n: number) => ({ at: T0 + n, seq: n, version: 1, state: { tracks: [{ id: '235012345', lat: 51 + n / 600_000 }], n } });

it('the newest snapshot comes back as it was, for its watch and its version only; two are kept', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { snapshots } = await store.watch('live');
  expect(await snapshots.latest(1)).toBeNull();
  for (const n of [1, 2, 3]) await snapshots.save(snapshot(n));
  expect(await snapshots.latest(1)).toEqual(snapshot(3));
  expect(await snapshots.latest(2)).toBeNull();
  expect(await (await store.watch('exercise')).snapshots.latest(1)).toBeNull();
  const file = new Database(join(folder, DATABASE_FILE));
  expect(file.prepare('SELECT seq FROM snapshot ORDER BY id').all([])).toEqual([{ seq: 2 }, { seq: 3 }]);
  file.close();
});

it('a damaged snapshot falls back to the one before, and two damaged ones to none', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { snapshots } = await store.watch('live');
  for (const n of [1, 2]) await snapshots.save(snapshot(n));
  const file = new Database(join(folder, DATABASE_FILE));
  file.exec(`UPDATE snapshot SET state = x'1f8b0000' WHERE seq = 2`);
  expect(await snapshots.latest(1)).toEqual(snapshot(1));
  file.exec(`UPDATE snapshot SET checksum = 'x' WHERE seq = 1`);
  expect(await snapshots.latest(1)).toBeNull();
  file.close();
});

it('JSON in steps is the JSON that is written at once', () => {
  const long = fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 60, maxLength: 200 });
  fc.assert(
    fc.property(fc.jsonValue(), long, (value, list) => {
      const state = { value, tracks: { list, none: [], left: undefined } };
      expect(Buffer.from(atOnce(jsonSteps(state))).toString()).toBe(JSON.stringify(state));
    }),
  );
});
