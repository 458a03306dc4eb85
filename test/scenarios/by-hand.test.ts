import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../server/cli/run.command.ts';
import { encode } from '../../server/sources/ais/encode.ts';
import { stampedLines } from '../../server/sources/simulator/sentences.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { squareZone, T0 } from '../stand-ins/sea.ts';

/** Recordings made here, and what must come of them by plain arithmetic: the headless contract from bytes to lines. */

const Line = z.strictObject({
  at: z.iso.datetime(),
  event: z.string(),
  alert: z.string().regex(/^a\d+$/),
  rule: z.string(),
  state: z.enum(['norm', 'unack', 'sil', 'ack', 'xfer', 'runack', 'shelved', 'suppressed', 'oos']),
  priority: z.enum(['emergency', 'alarm', 'warning', 'caution']),
  tracks: z.array(z.string()).min(1),
  zone: z.string().nullable(),
  position: z.tuple([z.number(), z.number()]).nullable(),
  figures: z.record(z.string(), z.number()),
  text: z.string().nullable(),
  entered: z.iso.datetime(),
});
type Line = z.infer<typeof Line>;
type Heard = { readonly at: number; readonly lines: string[] };

/** Metres of a degree on WGS 84 (NGA's series). */
const RAD = Math.PI / 180;
const perLat = (lat: number): number => 111_132.954 - 559.822 * Math.cos(2 * lat * RAD) + 1.175 * Math.cos(4 * lat * RAD);
const perLon = (lat: number): number => 111_412.84 * Math.cos(lat * RAD) - 93.5 * Math.cos(3 * lat * RAD) + 0.118 * Math.cos(5 * lat * RAD);
const MILE = 1852;
type Place = readonly [lon: number, lat: number];
const moved = ([lon, lat]: Place, east: number, north: number): Place => [lon + (east * MILE) / perLon(lat), lat + (north * MILE) / perLat(lat)];

interface Voyage {
  readonly mmsi: number;
  readonly from: Place;
  readonly sog: number;
  readonly cog: number;
  readonly seconds: number;
  readonly every?: number;
  readonly status?: number;
  readonly length?: number;
  readonly classB?: boolean;
}
/** Reports of a vessel that keeps course and speed. */
function sails({ mmsi, from, sog, cog, seconds, every = 10, status = 0, length, classB = false }: Voyage): Heard[] {
  const heard: Heard[] = length === undefined ? [] : [{ at: T0, lines: encode({ type: 5, mmsi, name: 'BY HAND', shiptype: 70, toBow: length / 2, toStern: length / 2, toPort: 5, toStarboard: 5 }) }];
  for (let s = 0; s <= seconds; s += every) {
    const run = (sog * s) / 3600;
    const [lon, lat] = moved(from, run * Math.sin(cog * RAD), run * Math.cos(cog * RAD));
    const motion = { mmsi, lon, lat, sog, cog, heading: cog };
    heard.push({ at: T0 + s * 1000, lines: encode(classB ? { type: 18, ...motion } : { type: 1, ...motion, status }) });
  }
  return heard;
}

let folder = '';
let out = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-by-hand-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function run(heard: readonly Heard[], zones: readonly ZoneFeature[] = []): Promise<Line[]> {
  const [file, zonesFile] = [join(folder, 'r.nmea'), join(folder, 'zones.json')];
  writeFileSync(file, `${stampedLines(heard.toSorted((a, b) => a.at - b.at)).join('\r\n')}\r\n`);
  writeFileSync(zonesFile, JSON.stringify({ type: 'FeatureCollection', features: zones }));
  const told: string[] = [];
  for (let time = 0; time < 2; time++) {
    out = '';
    expect(await runCommand.run(['--source', `file:${file}`, '--zones', zonesFile])).toBe(0);
    told.push(out);
  }
  expect(told[1]).toBe(told[0]);
  return out.trimEnd().split('\n').filter((line) => line !== '').map((line) => Line.parse(JSON.parse(line)));
}
/** The first line by which a rule told of something. */
function first(lines: readonly Line[], rule: string): Line {
  const line = lines.find((one) => one.rule === rule && (one.event === 'raised' || one.event === 'joined'));
  if (line === undefined) throw new Error(`${rule} told nothing: ${lines.map((one) => `${one.event} ${one.rule}`).join(', ')}`);
  return line;
}
const secondOf = (time: string): number => (Date.parse(time) - T0) / 1000;

/** Open water, out of every lane and harbour. */
const OPEN: Place = [-3, 49.5];
/** In the north-east lane of the Dover Strait, whose flow is about north-east. */
const LANE: Place = [1.5, 50.95];
const SHIP = 235_000_101;

describe('two ships', () => {
  it('that meet head on are told of with their closest approach to 0.01 nm and the time until then to 0.1 min', async () => {
    // 9 nm apart, 0.1 nm aside, 12 kn each: 0.4 nm less a minute, abreast after 22.5 min; within 10 min from 12.5 min on, which must hold for a minute.
    const lines = await run([
      ...sails({ mmsi: SHIP, from: OPEN, sog: 12, cog: 90, seconds: 1500, length: 150 }),
      ...sails({ mmsi: SHIP + 1, from: moved(OPEN, 9, 0.1), sog: 12, cog: 270, seconds: 1500, length: 150 }),
    ]);
    const line = first(lines, 'closest-approach');
    expect(line).toMatchObject({ event: 'raised', state: 'unack', priority: 'warning', zone: null });
    expect(line.tracks.toSorted()).toEqual([String(SHIP), String(SHIP + 1)]);
    expect(line.figures.cpa).toBeCloseTo(0.1, 2);
    const entered = secondOf(line.entered);
    expect(Math.abs((line.figures.tcpa ?? NaN) - (22.5 - entered / 60))).toBeLessThanOrEqual(0.1);
    expect(entered).toBeGreaterThanOrEqual(12.5 * 60 + 58);
    expect(entered).toBeLessThanOrEqual(12.5 * 60 + 72);
    expect(entered - secondOf(line.at)).toBeLessThanOrEqual(10);
    expect(Math.abs((line.figures.distance_nm ?? NaN) - (9 - (0.4 * entered) / 60))).toBeLessThanOrEqual(0.02);
  });

  it('that will pass half a mile off are not told of', async () => {
    expect(await run([
      ...sails({ mmsi: SHIP, from: OPEN, sog: 12, cog: 90, seconds: 1500, length: 150 }),
      ...sails({ mmsi: SHIP + 1, from: moved(OPEN, 9, 0.5), sog: 12, cog: 270, seconds: 1500, length: 150 }),
    ])).toEqual([]);
  });

  it('that send one MMSI from places 30 nm apart are an identity in conflict', async () => {
    const line = first(await run([...sails({ mmsi: SHIP, from: OPEN, sog: 10, cog: 90, seconds: 300 }), ...sails({ mmsi: SHIP, from: moved(OPEN, 0, 30), sog: 10, cog: 90, seconds: 300 }).map((one) => ({ ...one, at: one.at + 5_000 }))]), 'identity-conflict');
    expect(line).toMatchObject({ priority: 'caution', tracks: [String(SHIP)] });
    expect(line.figures.apart_nm).toBeCloseTo(30, 0);
    expect(secondOf(line.at)).toBeLessThanOrEqual(60);
  });
});

describe('one ship', () => {
  it('against the flow is told of after three minutes', async () => {
    const line = first(await run(sails({ mmsi: SHIP, from: LANE, sog: 12, cog: 230, seconds: 400, length: 150 })), 'lane-against-flow');
    expect(line).toMatchObject({ priority: 'warning', tracks: [String(SHIP)] });
    expect(Math.abs(secondOf(line.entered) - 180)).toBeLessThanOrEqual(10);
    expect(line.figures.off_flow_deg).toBeGreaterThan(135);
  });

  it('that goes on 20 nm away is a jump of 20 nm', async () => {
    const before = sails({ mmsi: SHIP, from: OPEN, sog: 10, cog: 0, seconds: 200 });
    const after = sails({ mmsi: SHIP, from: moved(OPEN, 20, 0), sog: 10, cog: 0, seconds: 200 }).map((one) => ({ ...one, at: one.at + 210_000 }));
    const line = first(await run([...before, ...after]), 'position-jump');
    expect(line.priority).toBe('caution');
    expect(Math.abs((line.figures.jump_nm ?? NaN) - 20)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(secondOf(line.at) - 210)).toBeLessThanOrEqual(20);
  });

  it('that says that it is not under command is told of after a minute', async () => {
    const line = first(await run(sails({ mmsi: SHIP, from: OPEN, sog: 2, cog: 0, seconds: 120, status: 2, length: 150 })), 'not-under-command');
    expect(line).toMatchObject({ priority: 'warning', tracks: [String(SHIP)], figures: { sog_kn: 2 } });
    expect(Math.abs(secondOf(line.entered) - 60)).toBeLessThanOrEqual(10);
  });
});

it('a small craft with class B that drifts in a lane is told of after ten minutes there', async () => {
  const line = first(await run(sails({ mmsi: SHIP, from: LANE, sog: 0.6, cog: 45, seconds: 700, every: 30, classB: true })), 'lane-time');
  expect(line).toMatchObject({ event: 'raised', priority: 'warning', tracks: [String(SHIP)] });
  expect(Math.abs(secondOf(line.entered) - 600)).toBeLessThanOrEqual(30);
  expect(Math.abs((line.figures.lane_s ?? NaN) - 600)).toBeLessThanOrEqual(30);
});

describe('an AIS-SART', () => {
  const SART = 970_010_101;
  it('that is active is an emergency at once', async () => {
    expect(first(await run(sails({ mmsi: SART, from: OPEN, sog: 0, cog: 0, seconds: 60, status: 14 })), 'ais-distress')).toMatchObject({ event: 'raised', state: 'unack', priority: 'emergency', at: new Date(T0).toISOString(), tracks: [String(SART)] });
  });
  it('that is tested, by its status or its text, is never more than a caution', async () => {
    const test = [...sails({ mmsi: SART, from: OPEN, sog: 0, cog: 0, seconds: 60, status: 15 }), { at: T0 + 5_000, lines: encode({ type: 14, mmsi: SART, text: 'SART TEST' }) }];
    const lines = await run(test);
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ priority }) => priority))).toEqual(new Set(['caution']));
  });
});

it('a zone is approached, entered, too long stayed in, gone too fast in, and left, each at its calculated time', async () => {
  // 12 kn east: 3 nm to the western edge in 900 s, 4 nm across in 1200 s.
  const [west] = moved(OPEN, 3, 0);
  const [east] = moved(OPEN, 7, 0);
  const box = { west, east, south: 49.4, north: 49.6 };
  const zone = squareZone('box', [{ rule: 'zone-approach', withinMin: 10 }, { rule: 'zone-entry' }, { rule: 'zone-dwell', dwellS: 300 }, { rule: 'zone-speed', aboveKn: 10 }, { rule: 'zone-exit' }], box);
  const lines = await run(sails({ mmsi: SHIP, from: OPEN, sog: 12, cog: 90, seconds: 2400, length: 150 }), [zone]);
  const near = (rule: string, second: number): void => {
    const line = first(lines, rule);
    expect(line).toMatchObject({ zone: 'box', tracks: [String(SHIP)], figures: { sog_kn: 12 } });
    // Not before it is so, and within one report after its on-delay of 10 s; it rests on the newest report of then.
    expect([rule, secondOf(line.entered) >= second, secondOf(line.entered) <= second + 20]).toEqual([rule, true, true]);
    expect([rule, secondOf(line.at) >= second - 10, secondOf(line.at) <= second + 20]).toEqual([rule, true, true]);
  };
  near('zone-approach', 300);
  near('zone-entry', 900);
  near('zone-speed', 900);
  near('zone-dwell', 1200);
  // 100 m beyond the line is 16 s more; then it must stay out.
  const exit = first(lines, 'zone-exit');
  expect(secondOf(exit.entered)).toBeGreaterThanOrEqual(2100 + 16);
  expect(secondOf(exit.entered)).toBeLessThanOrEqual(2100 + 16 + 30 + 20);
  // All are conditions of one vessel: one alert, the others joined it.
  expect(lines.filter(({ event }) => event === 'raised')).toHaveLength(1);
  expect(Math.abs((first(lines, 'zone-approach').figures.enters_min ?? NaN) - (900 - secondOf(first(lines, 'zone-approach').entered)) / 60)).toBeLessThanOrEqual(0.2);
});
