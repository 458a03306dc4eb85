import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chance, noisyTraffic } from '../../bench/noisy-traffic.ts';
import { built } from '../../stand-ins/built.ts';
import { draft, drafts, T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

let program: Awaited<ReturnType<typeof built>>;
beforeAll(async () => {
  program = await built('test/unit/store/writer.program.ts');
});
afterAll(() => program.remove());

/** Runs the writer until it has said so many lines, kills it, and tells the last of what it had answered. */
async function killedAfter(folder: string, lines: number, seed: number): Promise<{ entries: number; sightings: number; said: string[] }> {
  const child = spawn(process.execPath, [program.path, folder, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const answered = { entries: 0, sightings: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const [what, first, second] = line.split(' ');
    if (what === 'began') Object.assign(answered, { entries: Number(first), sightings: Number(second) });
    else if (what === 'entries' || what === 'sightings') answered[what] = Number(first);
    if (said.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { ...answered, said };
}

it('killed at any moment, the store has every answered entry and sighting, no gap and a whole chain; and the folder is free', async () => {
  const folder = freshFolder();
  const sightings = noisyTraffic({ vessels: 20, from: T0, minutes: 60, seed: 5, noise: 'white' });
  const random = chance(11);
  for (let round = 1; round <= 8; round++) {
    const answered = await killedAfter(folder, 2 + Math.floor(random() * 60), round);
    const store = await opened(folder);
    const { journal, traffic } = await store.watch('live');
    expect(journal.seq).toBeGreaterThanOrEqual(answered.entries);
    const kept = await journal.read(0, 100_000);
    expect(kept).toMatchObject(drafts(1, journal.seq).map((d, i) => ({ ...d, seq: i + 1 })));
    expect((await store.verify()).findings).toEqual([]);
    const recorded = [];
    for await (const run of traffic.read(0)) recorded.push(...run.sightings);
    expect(recorded.length).toBeGreaterThanOrEqual(answered.sightings);
    expect(recorded).toEqual(sightings.slice(0, recorded.length));
    expect((await journal.append([draft(journal.seq + 1)]))[0]?.seq).toBe(kept.length + 1);
    await store.close();
  }
});

it('a second process on a served folder is refused in words, and the first goes on', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { said } = await killedAfter(folder, 2, 1);
  expect(said).toEqual([expect.stringContaining(`refused Another Varne (process ${process.pid}) serves`)]);
  await (await store.watch('live')).journal.append([draft(1)]);
});

it('programs that open a new folder at once make it once', async () => {
  const folder = freshFolder();
  const all = await Promise.all([1, 2, 3].map((seed) => killedAfter(folder, 3, seed)));
  const began = all.filter(({ said }) => said[0]?.startsWith('began'));
  expect(began.length).toBeGreaterThanOrEqual(1);
  for (const { said } of all) expect(said[0]).toMatch(/^(began|refused Another Varne)/);
  expect((await (await opened(folder)).verify()).findings).toEqual([]);
});
