import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReportInput } from '../../../shared/words/report.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { openSource } from '../../../server/sources/open.ts';
import { worldOfTheHour } from '../../../server/sources/simulator/open.ts';
import type { LiveSource } from '../../../server/sources/source.ts';

const START = Date.UTC(2026, 5, 10, 8);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(url: string): Promise<LiveSource> {
  const source = await openSource(url, { clock: { now: () => Date.now() }, cwd: '/', names: new Set() });
  if ('problem' in source) throw new Error(source.problem);
  if (!('start' in source)) throw new Error('not a live source');
  return source;
}

it('shows a whole picture with names at the first moment and goes on from there', async () => {
  const source = await open('sim:?seed=3&ships=90&boats=30');
  const batches: (readonly Sighting[])[] = [];
  const reports: ReportInput[] = [];
  source.start({ sightings: (batch) => batches.push(batch), report: (report) => reports.push(report) });
  const first = batches.flat();
  const positions = new Set(first.filter((s) => s.kind === 'position' && s.trackKind === 'vessel').map((s) => s.trackId));
  const named = new Set(first.filter((s) => s.kind === 'identity' && s.name).map((s) => s.trackId));
  expect(positions.size).toBeGreaterThan(90);
  expect(named.size).toBeGreaterThan(90);
  expect(first.every((s) => s.observedAt === START && s.source === 'sim:?seed=3&ships=90&boats=30')).toBe(true);

  batches.length = 0;
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  const later = batches.flat();
  expect(later.length).toBeGreaterThan(8000);
  for (let i = 1; i < later.length; i++) expect(later[i]!.observedAt).toBeGreaterThanOrEqual(later[i - 1]!.observedAt);
  expect(new Set(later.map((s) => s.trackKind))).toEqual(new Set(['vessel', 'base-station', 'aid-to-navigation', 'sar-aircraft', 'radar']));
  const health = source.health();
  expect(health.state).toBe('live');
  expect(health.errors).toEqual({});
  expect(health.rate).toBeGreaterThan(5);
  // The water is never empty of those who need to be found, and somebody calls.
  expect(reports.length).toBeGreaterThan(0);
  expect(reports.length).toBeLessThan(12);
  for (const report of reports) expect(ReportInput.parse(report)).toEqual(report);
  await source.stop();
  const count = batches.length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(batches.length).toBe(count);
});

it('stands still while the clock leaps, and goes on without a jump', async () => {
  const source = await open('sim:?ships=40');
  const last = new Map<string, { lon: number; lat: number }>();
  let farthest = 0;
  source.start({
    report: () => {},
    sightings: (batch) => {
      for (const s of batch) {
        if (s.kind !== 'position' || s.trackKind !== 'vessel') continue;
        const before = last.get(s.trackId);
        if (before) farthest = Math.max(farthest, Math.hypot((s.lon - before.lon) * 70_000, (s.lat - before.lat) * 111_000));
        last.set(s.trackId, s);
      }
    },
  });
  await vi.advanceTimersByTimeAsync(30_000);
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last.size).toBeGreaterThan(30);
  expect(farthest).toBeLessThan(700);
  await source.stop();
});

it.each([
  ['sim:?ships=many', 'ships must be a whole number'],
  ['sim:?ships=-1', 'ships must be a whole number'],
  ['sim:?seed=1.5', 'seed must be a whole number'],
  ['sim:?colour=red', 'no option colour'],
  ['sim:?seed=1&seed=2', 'seed is given twice'],
  ['sim:extra', 'not how the simulator is named'],
])('says what is wrong with %s', async (url, words) => {
  const opened = await openSource(url, { clock: { now: () => START }, cwd: '/', names: new Set() });
  expect('problem' in opened && opened.problem).toContain(words);
});

it('finds the same ships where they would be when it is started again within the hour, and others in another hour', () => {
  const options = { seed: 1, ships: 60, boats: 10, danger: 0.1 };
  const first = worldOfTheHour(options, START + 10 * 60_000);
  first.rollCall();
  first.step(START + 25 * 60_000 + 400);
  const again = worldOfTheHour(options, START + 25 * 60_000 + 400);
  const places = (world: typeof first) => world.crafts.map(({ transponder, x, y }) => [transponder?.identity.mmsi, x, y]);
  expect(places(again)).toEqual(places(first));
  const other = worldOfTheHour(options, START + 70 * 60_000);
  const numbers = new Set(first.crafts.map(({ transponder }) => transponder?.identity.mmsi));
  expect(other.crafts.filter(({ transponder }) => transponder !== null && numbers.has(transponder.identity.mmsi)).length).toBeLessThan(first.crafts.length / 10);
});
