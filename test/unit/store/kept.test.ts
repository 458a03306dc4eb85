import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { inflated } from '../../../server/journal/traffic/deflate.ts';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { TrafficBook } from '../../../shared/wire/traffic/book.ts';
import { decodeChunk } from '../../../shared/wire/traffic/decode.ts';
import { draft, drafts, T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

// Files that older versions wrote, one of each version. They are never made again: what was written must stay readable.
const kept = (name: string) => fileURLToPath(new URL(`kept/${name}`, import.meta.url));

const KeptChunk = z.object({ book: z.array(z.string()), deflated: z.base64(), chunk: z.unknown() });

it('a chunk of version 1 is read as it was written', () => {
  const file = KeptChunk.parse(JSON.parse(readFileSync(kept('chunk-v1.json'), 'utf8')));
  const book = new TrafficBook();
  file.book.forEach((line, number) => book.learn(number, line));
  expect(decodeChunk(inflated(Buffer.from(file.deflated, 'base64')) ?? new Uint8Array(), book)).toEqual(file.chunk);
});

it('a data folder of version 1 opens, verifies, and goes on', async () => {
  const folder = freshFolder();
  copyFileSync(kept('folder-v1.sqlite'), join(folder, DATABASE_FILE));
  const store = await opened(folder);
  const { journal, traffic, snapshots } = await store.watch('live');
  const { findings, logs } = await store.verify();
  expect(findings).toEqual([]);
  expect(logs).toEqual([
    { log: 'live/journal', entries: 8, lastHash: 'b652e312bad613b215ee51eb1d18f237adcd66d4038253c678c44bfa6b593257' },
    { log: 'live/control', entries: 1, lastHash: expect.any(String) },
    { log: 'live/traffic', entries: 2, lastHash: null },
  ]);
  expect(await journal.read(0, 100)).toMatchObject(drafts(1, 8));
  let sightings = 0;
  for await (const run of traffic.read(0)) sightings += run.sightings.length;
  expect(sightings).toBe(436);
  expect(traffic.damage).toEqual([]);
  expect((await snapshots.latest(1))?.at).toBe(T0);
  expect((await journal.append([draft(9)]))[0]?.seq).toBe(9);
});
