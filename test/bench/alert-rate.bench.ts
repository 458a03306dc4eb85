import builtIn from '../../geodata/zones.json';
import { ZoneCollection } from '../../shared/words/zone.ts';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import { builtInSea } from '../../server/sources/simulator/land.ts';
import { stampedLines } from '../../server/sources/simulator/sentences.ts';
import { openWorld } from '../../server/sources/simulator/world.ts';
import { builtInWaters } from '../../server/waters.ts';
import { Watch } from '../../server/watch/watch.ts';
import { ZoneIndex, zoneArea } from '../../server/watch/zones/zone-index.ts';
import type { Bench, BenchRow } from './bench.ts';

const HOURS = 6;
const START = Date.UTC(2026, 5, 1);
const SHIPS = 250;

/** What a person at the default zones would be told in six simulated hours. */
async function run(): Promise<BenchRow[]> {
  const zones = ZoneCollection.parse(builtIn).features;
  const watch = new Watch({ zones, lookup: ZoneIndex.build(zones.map((z) => zoneArea(z.geometry))), places: [], waters: builtInWaters() });
  const world = openWorld({ seed: 1, ships: SHIPS, boats: 10, start: START, sea: builtInSea() });
  const reader = new NmeaReader({ source: 'sim:' });
  const raised = new Map<string, number>();
  const began = process.cpuUsage();
  for (let at = START; at < START + HOURS * 3_600_000; at += 1_000) {
    const lines = stampedLines(world.step(at + 1_000).heard);
    const sightings = lines.length === 0 ? [] : reader.read(Buffer.from(`${lines.join('\r\n')}\r\n`), at + 1_000);
    for (const { body } of [...watch.observe(sightings), ...watch.advance(at + 1_000)]) {
      if (body.kind !== 'alert' || body.event !== 'raised') continue;
      const key = `${body.alert.rule} ${body.alert.zone?.id ?? ''}`;
      raised.set(key, (raised.get(key) ?? 0) + 1);
    }
  }
  const used = process.cpuUsage(began);
  const all = [...raised.values()].reduce((a, b) => a + b, 0);
  return [
    { what: `alerts in ten minutes, default zones, ${SHIPS} ships, seed 1, ${HOURS} h`, value: all / (HOURS * 6), unit: 'alerts', beside: { what: 'guidance for one operator', value: 1 } },
    ...[...raised].sort((a, b) => b[1] - a[1]).map(([what, value]) => ({ what, value, unit: `in ${HOURS} h` })),
    { what: 'simulated and judged', value: (HOURS * 3_600e6) / (used.user + used.system), unit: 'x real time' },
  ];
}

const bench: Bench = { title: 'Alerts that a watch floor hears', run };
export default bench;
