import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecorded } from '../../server/sources/open-recorded.ts';
import type { Time } from '../../shared/words/position.ts';
import { T0 } from '../stand-ins/sea.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-row-times-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const idOf = (i: number): string => String(219_000_001 + i);

/** A table of one row a time, of a vessel of its own each, as whoever plays, runs or imports it gets it: the time of each vessel. */
async function played(times: readonly Time[]): Promise<{ told: Map<string, Time>; order: Time[]; errors: Record<string, number> }> {
  const path = join(folder, 'table.csv');
  writeFileSync(path, ['# Timestamp,Type of mobile,MMSI,Latitude,Longitude,SOG', ...times.map((at, i) => `${new Date(at).toISOString()},Class A,${idOf(i)},51.0,1.3,10`), ''].join('\r\n'));
  const source = await openRecorded(`file:${path}`, { clock: { now: () => 0 }, cwd: folder, names: new Set() }, null);
  if ('problem' in source) throw new Error(source.problem);
  const told = new Map<string, Time>();
  const order: Time[] = [];
  for await (const { at, sightings } of source.batches(null)) {
    order.push(at);
    for (const s of sightings) told.set(s.trackId, s.observedAt);
  }
  return { told, order, errors: source.health().errors };
}

const steps = fc.array(fc.integer({ min: 0, max: 90 * SECOND }), { minLength: 30, maxLength: 80 });
const timesOf = (after: readonly number[]): Time[] => {
  let at = T0;
  return [at, ...after.map((ms) => (at += ms))];
};
const by = fc.tuple(fc.constantFrom(-1, 1), fc.oneof(fc.integer({ min: 3 * HOUR, max: 12 * HOUR }), fc.integer({ min: DAY, max: 30 * DAY }))).map(([sign, ms]) => sign * ms);

describe('a table whose rows are minutes late at most', () => {
  it('has all of them at their times, over pauses of any length', async () => {
    const late = fc.array(fc.integer({ min: 0, max: 4 * MINUTE }), { minLength: 81, maxLength: 81 });
    const pause = fc.record({ at: fc.nat(), ms: fc.integer({ min: 0, max: 6 * DAY }) });
    await fc.assert(
      fc.asyncProperty(steps, late, pause, async (after, lates, { at, ms }) => {
        const i = at % (after.length - 20);
        const times = timesOf(after.with(i, after[i]! + ms)).map((time, j) => time - lates[j]!);
        const { told, order, errors } = await played(times);
        expect(errors).toEqual({});
        expect(times.map((time, j) => (told.get(idOf(j)) ?? 0) - time)).toEqual(times.map(() => 0));
        expect(order).toEqual([...new Set(times)].sort((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a table in which one row has a wrong time', () => {
  it('has all others at their times: the one is of the time before, or out of order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), by, async (after, which, off) => {
        const times = timesOf(after);
        // A table that begins or ends with a row far from the others may have a pause there.
        const i = off < 0 ? 1 + (which % (times.length - 1)) : which % times.length;
        const { told, order, errors } = await played(times.with(i, times[i]! + off));
        const others = times.map((_, j) => j).filter((j) => j !== i);
        expect(others.map((j) => told.get(idOf(j)))).toEqual(others.map((j) => times[j]));
        expect(Object.values(errors)).toEqual([1]);
        expect(Math.max(...order)).toBeLessThanOrEqual(times.at(-1)!);
        expect(Math.min(...order)).toBeGreaterThanOrEqual(T0);
      }),
      { numRuns: 150 },
    );
  });
});
