import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode, withChecksum } from '../../server/sources/ais/encode.ts';
import { NmeaCounts } from '../../server/sources/nmea/counts.ts';
import { OwnClock } from '../../server/sources/nmea/own-clock.ts';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import { tagBlock } from '../../server/sources/nmea/tag-block.ts';
import { openRecorded } from '../../server/sources/open-recorded.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { squareZone, T0 } from '../stand-ins/sea.ts';
import { runThrough } from '../stand-ins/two-paths.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-own-clock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Style = 'tag' | 'suffix';
interface Line {
  readonly at: Time;
  readonly sentence: string;
}
const written = (lines: readonly Line[], style: Style): string => lines.map(({ at, sentence }) => (style === 'tag' ? `${tagBlock(`c:${at}`)}${sentence}` : `${sentence},${at}`)).join('\r\n');
const position = (mmsi: number, lon = 1.3, lat = 50.95): string => encode({ type: 1, mmsi, lon, lat, sog: 12, cog: 90, heading: 90, status: 0 })[0] ?? '';

/** The sightings of a log, and what was counted, as whoever plays, runs or imports it gets them. */
async function seen(text: string): Promise<{ sightings: Sighting[]; errors: Record<string, number> }> {
  const path = join(folder, 'log.nmea');
  writeFileSync(path, text);
  const source = await openRecorded(`file:${path}`, { clock: { now: () => 0 }, cwd: folder, names: new Set() }, null);
  if ('problem' in source) throw new Error(source.problem);
  const sightings: Sighting[] = [];
  for await (const batch of source.batches(null)) sightings.push(...batch.sightings);
  return { sightings, errors: source.health().errors };
}
const timesOf = (sightings: readonly Sighting[]): Map<string, Time> => new Map(sightings.map((s) => [s.trackId, s.observedAt]));

const gap = fc.oneof(fc.integer({ min: 1, max: 30 * SECOND }), fc.integer({ min: 1, max: 3 * HOUR }), fc.integer({ min: 1, max: 6 * DAY }));
/** Times that grow, and two more that bear out the last: a last line that nothing follows is another matter. */
const growing = (gaps: readonly number[]): Time[] => {
  let at = T0;
  const times = [at, ...gaps.map((after) => (at += after))];
  return [...times, at + SECOND, at + 2 * SECOND];
};
const linesAt = (times: readonly Time[]): Line[] => times.map((at, i) => ({ at, sentence: position(235_000_000 + i) }));
const idOf = (i: number): string => String(235_000_000 + i);
const grows = (times: readonly Time[]): boolean => times.every((at, i) => i === 0 || at > times[i - 1]!);
const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, at) => at !== i);

const style = fc.constantFrom<Style>('tag', 'suffix');
const by = fc.tuple(fc.constantFrom(-1, 1), fc.oneof(fc.integer({ min: HOUR, max: 12 * HOUR }), fc.integer({ min: DAY, max: 30 * DAY }), fc.integer({ min: 300 * DAY, max: 4_000 * DAY }))).map(([sign, ms]) => sign * ms);

describe('a log whose times grow', () => {
  it('has exactly them, however far apart they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gap, { maxLength: 60 }), style, async (gaps, how) => {
        const times = growing(gaps);
        const { sightings, errors } = await seen(written(linesAt(times), how));
        expect(sightings.map((s) => s.observedAt)).toEqual(times);
        expect(errors).toEqual({});
      }),
      { numRuns: 200 },
    );
  });

  it('has that of its last line too when it has paused so long before, and else that of the line before', async () => {
    const last = async (...gaps: number[]) => {
      let at = T0;
      const { sightings, errors } = await seen(written(linesAt([at, ...gaps.map((after) => (at += after))]), 'tag'));
      return { early: at - (sightings.at(-1)?.observedAt ?? 0), errors };
    };
    expect(await last(HOUR, HOUR + 1, HOUR + 7)).toEqual({ early: 0, errors: {} });
    expect(await last(SECOND, SECOND, HOUR)).toEqual({ early: HOUR, errors: { 'wrong-time': 1 } });
  });
});

describe('a log in which one line has a wrong time', () => {
  it('has the right one of every other line, where only that one can be to blame', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gap, { minLength: 1, maxLength: 60 }), fc.nat(), by, style, async (gaps, which, off, how) => {
        const times = growing(gaps);
        const i = which % (times.length - 1);
        const damaged = times.with(i, times[i]! + off);
        // It cannot be seen, or another could as well be the wrong one.
        fc.pre(!grows(damaged) && damaged.every((_, j) => j === i || !grows(without(damaged, j))));
        const { sightings, errors } = await seen(written(linesAt(damaged), how));
        const told = timesOf(sightings);
        expect(sightings).toHaveLength(times.length);
        expect(times.map((at, j) => (j === i ? 0 : (told.get(idOf(j)) ?? 0) - at))).toEqual(times.map(() => 0));
        expect(told.get(idOf(i))).toBe(times[i - 1] ?? times[1]);
        expect(Object.keys(errors)).toEqual(Math.abs(damaged[i]! - (times[i - 1] ?? 0)) <= MINUTE ? [] : ['wrong-time']);
      }),
      { numRuns: 400 },
    );
  });

  it('has the right ones also where several in a row agree with nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 * SECOND }), { minLength: 40, maxLength: 80 }), fc.nat(), fc.array(by, { minLength: 1, maxLength: 6 }), style, async (gaps, which, offs, how) => {
        const times = growing(gaps);
        const first = 8 + (which % (times.length - offs.length - 28));
        const damaged = times.map((at, j) => at + (offs[j - first] ?? 0));
        const { sightings, errors } = await seen(written(linesAt(damaged), how));
        const told = timesOf(sightings);
        const right = times.filter((_, j) => j < first || j >= first + offs.length);
        expect(times.flatMap((_, j) => (j < first || j >= first + offs.length ? [told.get(idOf(j))] : []))).toEqual(right);
        expect(errors).toEqual({ 'wrong-time': offs.length });
      }),
      { numRuns: 200 },
    );
  });
});

/** Ships that go in and out of a square, every few seconds one line; one of them falls silent on the way. */
function passage(seconds: number): Line[] {
  const lines: Line[] = [];
  for (let second = 0; second < seconds; second += 4) {
    const n = (second / 4) % 3;
    if (n === 2 && second > seconds / 3) continue;
    lines.push({ at: T0 + second * SECOND, sentence: position(235_000_000 + n, 1.385 + n * 0.002 + second * 0.00008, 50.95 + n * 0.004) });
  }
  return lines;
}

describe('the alerts of a log in which one line has a wrong time', () => {
  const alerts = async (lines: readonly Line[], how: Style): Promise<string[]> => {
    const path = join(folder, 'run.nmea');
    writeFileSync(path, written(lines, how));
    return runThrough([`file:${path}`], { zones: [squareZone('square', [{ rule: 'zone-entry' }, { rule: 'zone-exit' }])] }, T0 + 30 * MINUTE);
  };

  it('are those of the log without it, or with it at the time of the line before', async () => {
    const lines = passage(900);
    expect((await alerts(lines, 'tag')).filter((line) => line.includes('"raised"')).length).toBeGreaterThan(2);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lines.length - 1 }), by, style, async (i, off, how) => {
        const wrong = lines[i]!;
        const told = await alerts(lines.with(i, { ...wrong, at: wrong.at + off }), how);
        expect([await alerts(without(lines, i), how), await alerts(lines.with(i, { ...wrong, at: lines[i - 1]!.at }), how)]).toContainEqual(told);
      }),
      { numRuns: 60 },
    );
  });

  it('are raised also after a clock was set back, at the pace of the log', async () => {
    const lines = passage(900);
    const right = (await alerts(lines, 'tag')).map((line) => JSON.parse(line) as { event: string; at: string; rule: string });
    const setBack = (await alerts(lines.map((line, i) => (i < 30 ? line : { ...line, at: line.at - 2 * HOUR })), 'tag')).map((line) => JSON.parse(line) as { event: string; at: string; rule: string });
    expect(setBack.map(({ event, rule }) => `${event} ${rule}`)).toEqual(right.map(({ event, rule }) => `${event} ${rule}`));
    // One gap between two lines is not known, for between them the clock was set.
    for (const [i, { at }] of setBack.entries()) expect(Math.abs(Date.parse(at) - Date.parse(right[i]!.at))).toBeLessThanOrEqual(8 * SECOND);
  });
});

describe("a receiver's clock", () => {
  const rmc = (at: Time): string => {
    const [date = '', time = ''] = new Date(at).toISOString().split('T');
    return withChecksum(`$GPRMC,${time.slice(0, 8).replaceAll(':', '')},A,5013.46,N,00346.65,W,4.0,183.2,${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(2, 4)},,,A`);
  };
  const gll = (at: Time): string => withChecksum(`$GPGLL,5013.46,N,00346.65,W,${new Date(at).toISOString().slice(11, 19).replaceAll(':', '')},A,A`);
  const readAll = (lines: readonly string[]): { offs: number[]; counts: NmeaCounts } => {
    const counts = new NmeaCounts();
    const reader = new NmeaReader({ source: 'log', clock: new OwnClock(T0, counts), counts });
    const all = [...reader.read(Buffer.from(`${lines.join('\n')}\n`, 'latin1'), 0), ...reader.end(0)];
    return { offs: all.map((s) => s.observedAt - T0), counts };
  };

  it('that says a wrong date once, with the time of day going on after it, is believed by the time of day', () => {
    const fixes = Array.from({ length: 40 }, (_, i) => T0 + i * 2 * SECOND);
    const lines = fixes.flatMap((at, i) => [...(i % 10 === 0 ? [rmc(i === 20 ? at + 3 * DAY : at)] : [gll(at)]), position(235_000_000 + i)]);
    expect(readAll(lines).offs).toEqual(fixes.map((at, i) => at - T0 - (i === 20 ? 2 * SECOND : 0)));
  });

  it('is followed over a pause of days, by date and by time of day', () => {
    const fixes = Array.from({ length: 40 }, (_, i) => T0 + i * 2 * SECOND + (i >= 20 ? 2 * DAY + 4 * HOUR : 0));
    const lines = fixes.flatMap((at, i) => [rmc(at), gll(at), position(235_000_000 + i)]);
    expect(readAll(lines).offs).toEqual(fixes.map((at) => at - T0));
  });

  it('that fell years back for a while is of its own pace meanwhile, and then right again', () => {
    const fixes = Array.from({ length: 80 }, (_, i) => T0 + i * 2 * SECOND);
    const lines = fixes.flatMap((at, i) => [rmc(i >= 20 && i < 50 ? at - 7_168 * DAY : at), position(235_000_000 + i)]);
    const { offs, counts } = readAll(lines);
    expect(offs.slice(0, 20)).toEqual(fixes.slice(0, 20).map((at) => at - T0));
    expect(offs.slice(20, 50)).toEqual(fixes.slice(20, 50).map((at) => at - T0 - 2 * SECOND));
    expect(offs.slice(50)).toEqual(fixes.slice(50).map((at) => at - T0));
    expect(counts.times).toEqual({ 'clock-set-back': 1 });
  });

  it('that stands still in the future does not hold more than it may: what is seen goes on at the time before', () => {
    const counts = new NmeaCounts();
    const reader = new NmeaReader({ source: 'log', clock: new OwnClock(T0, counts), counts });
    const block = Buffer.from(`${Array.from({ length: 1_000 }, (_, i) => position(235_000_000 + i)).join('\n')}\n`, 'latin1');
    reader.read(Buffer.from(`${rmc(T0 + 5 * DAY)}\n`, 'latin1'), 0);
    let given = 0;
    for (let n = 0; n < 120; n++) for (const s of reader.read(block, 0)) given += s.observedAt === T0 ? 1 : Infinity;
    expect(given).toBe(120_000);
    expect(counts.times).toEqual({ 'wrong-time': 1 });
  });
});

describe('a sparse log that comes through a pipe', () => {
  it('is given when nothing more comes, from its second pause on at its own times', () => {
    const clock = new OwnClock(T0);
    const heard: number[] = [];
    for (let hour = 0; hour < 6; hour++) {
      clock.offer(T0 + hour * HOUR);
      clock.hold({ kind: 'text', trackId: idOf(hour), trackKind: 'vessel', source: 'log', observedAt: clock.reading ?? 0, text: 'CALL 16', addressedTo: null });
      clock.silence();
      heard.push(...clock.taken().map((s) => (s.observedAt - T0) / HOUR));
    }
    expect(heard).toEqual([0, 0, 2, 3, 4, 5]);
  });
});
