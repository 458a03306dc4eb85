import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_START } from '../../../server/sources/simulator/options.ts';
import { openPlayedSimulator } from '../../../server/sources/simulator/played.source.ts';
import { simulateNmea } from '../../../server/sources/simulator/sentences.ts';
import { squareZone } from '../../stand-ins/sea.ts';
import { deliveriesOf, runThrough, watchLive, type Delivery } from '../../stand-ins/two-paths.ts';

/** Off Calais and over the lanes, so that every rule has something to say within minutes. */
const zones = [
  squareZone('strait', [{ rule: 'zone-entry', firstSeenInside: true }, { rule: 'zone-exit' }, { rule: 'zone-dwell', dwellS: 240 }, { rule: 'zone-approach', withinMin: 5 }], {
    west: 1.2,
    east: 1.75,
    south: 50.9,
    north: 51.05,
  }),
];
const START = Date.parse(DEFAULT_START);
const MINUTE = 60_000;
const WORLD = 'sim:?seed=7&ships=40&boats=200';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-two-paths-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the simulated Channel', () => {
  it('raises the same alerts at full speed, again, and in a live watch, calls from small boats included', async () => {
    const until = START + 6 * MINUTE;
    const simulator = openPlayedSimulator(WORLD, until, new Set());
    if ('problem' in simulator) throw new Error(simulator.problem);
    const deliveries: Delivery[] = [];
    let calls = 0;
    for await (const { at, sightings, reports = [] } of simulator.batches(null)) {
      calls += reports.length;
      deliveries.push({
        at,
        bring: (sink) => {
          sink.sightings(sightings);
          for (const report of reports) sink.report(report);
        },
      });
    }
    expect(calls).toBeGreaterThan(0);
    const lines = await runThrough([WORLD], { zones }, until);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.some((line) => line.includes('"report:'))).toBe(true);
    expect(await runThrough([WORLD], { zones }, until)).toEqual(lines);
    expect(await watchLive(WORLD, deliveries, { zones }, START, until)).toEqual(lines);
  });

  it('as a recording raises the same alerts plain, packed, and in a live watch that has only its own clock', async () => {
    const plain = join(folder, 'channel.nmea');
    const nmea = `${[...simulateNmea({ seed: 11, ships: 40, boats: 60, start: START, hours: 0.1 })].join('\r\n')}\r\n`;
    writeFileSync(plain, nmea);
    writeFileSync(`${plain}.gz`, gzipSync(nmea));
    const until = START + 6 * MINUTE;
    const lines = await runThrough([`file:${plain}`], { zones }, until);
    expect(lines.length).toBeGreaterThan(20);
    // The file's name is part of what its radar's targets are called.
    const packed = await runThrough([`file:${plain}.gz`], { zones }, until);
    expect(packed.map((line) => line.replaceAll(`${plain}.gz`, plain))).toEqual(lines);
    expect(await watchLive('tcp', deliveriesOf(nmea, `file:${plain}`), { zones }, START, until)).toEqual(lines);
  });
});
