import process from 'node:process';
import ggencoder from 'ggencoder';
import { encode } from '../../server/sources/ais/encode.ts';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import type { Bench, BenchRow } from './bench.ts';

/** A seeded half hour of a busy strait: three in four class A positions, class B, names, base stations. */
function sentencesOf(count: number): string[] {
  let seed = 1371;
  const chance = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const lines: string[] = [];
  while (lines.length < count) {
    const mmsi = 232_000_000 + Math.floor(chance() * 5000);
    const moving = { mmsi, lon: 1 + chance(), lat: 50.6 + chance(), sog: chance() * 20, cog: chance() * 360, heading: chance() * 359, second: 30 };
    const which = chance();
    if (which < 0.74) lines.push(...encode({ type: which < 0.6 ? 1 : 3, ...moving, rot: chance() * 20 - 10, status: 0 }));
    else if (which < 0.86) lines.push(...encode({ type: 18, ...moving }));
    else if (which < 0.92) lines.push(...encode({ type: 5, mmsi, name: `VESSEL ${mmsi}`, callsign: 'ABCD', destination: 'ROTTERDAM', draught: 7.5 }, { sequence: lines.length % 10 }));
    else if (which < 0.95) lines.push(...encode({ type: 24, part: 'A', mmsi, name: `YACHT ${mmsi}` }));
    else if (which < 0.98) lines.push(...encode({ type: 4, mmsi: 2_320_001, lon: 1.3, lat: 51.1, timestamp: '2026-07-26T03:53:20Z' }));
    else lines.push(...encode({ type: 21, mmsi: 992_351_001, lon: 1.4, lat: 50.9, name: 'EXAMPLE BUOY', aidType: 22 }));
  }
  return lines;
}

/** Sentences a second of CPU time: the best of several rounds, after some to warm up. */
function perCpuSecond(sentences: number, rounds: number, work: () => void): number {
  let best = 0;
  for (let i = 0; i < rounds; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, sentences / ((user + system) / 1e6));
  }
  return Math.round(best);
}

const bench: Bench = {
  title: 'AIS sentences decoded',
  async run(): Promise<BenchRow[]> {
    const lines = sentencesOf(100_000);
    const bytes = Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
    const ours = perCpuSecond(lines.length, 8, () => {
      const reader = new NmeaReader({ source: 'bench' });
      let sightings = 0;
      // As a socket brings them, 64 kB at a time.
      for (let at = 0; at < bytes.length; at += 65_536) sightings += reader.read(bytes.subarray(at, at + 65_536), 1_000).length;
      if (sightings < lines.length * 0.9 || reader.counts.dropped() > 0) throw new Error('the benchmark does not decode what it made');
    });
    const few = lines.slice(0, 20_000);
    const theirs = perCpuSecond(few.length, 4, () => {
      const session = {};
      let valid = 0;
      for (const line of few) if (new ggencoder.AisDecode(line, session).valid) valid++;
      if (valid < few.length * 0.8) throw new Error('ggencoder does not read what the benchmark made');
    });
    return [{ what: 'bytes of NMEA to sightings', value: ours, unit: 'sentences per CPU second', beside: { what: 'ggencoder 1.0.10, lines to objects', value: theirs } }];
  },
};

export default bench;
