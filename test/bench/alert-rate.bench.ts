import builtIn from '../../geodata/zones.json';
import type { Alert } from '../../shared/words/alert.ts';
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
const SEED = 1;
const BOATS = 10;
/** Sounding: everything but cautions. */
const sounds = ({ priority }: Alert): boolean => priority !== 'caution';

/** What a person at the default zones and rules would be told in six simulated hours, and by which rule. */
async function run(): Promise<BenchRow[]> {
  const zones = ZoneCollection.parse(builtIn).features;
  const watch = new Watch({ zones, lookup: ZoneIndex.build(zones.map((z) => zoneArea(z.geometry))), places: [], waters: builtInWaters() });
  const world = openWorld({ seed: SEED, ships: SHIPS, boats: BOATS, start: START, sea: builtInSea() });
  const reader = new NmeaReader({ source: 'sim:' });
  const byRule = new Map<string, number>();
  const perTen = Array.from({ length: HOURS * 6 }, () => 0);
  let sounding = 0;
  const began = process.cpuUsage();
  for (let at = START; at < START + HOURS * 3_600_000; at += 1_000) {
    const lines = stampedLines(world.step(at + 1_000).heard);
    const sightings = lines.length === 0 ? [] : reader.read(Buffer.from(`${lines.join('\r\n')}\r\n`), at + 1_000);
    for (const { body } of [...watch.observe(sightings), ...watch.advance(at + 1_000)]) {
      if (body.kind !== 'alert' || (body.event !== 'raised' && body.event !== 'renewed')) continue;
      const { alert } = body;
      const key = `${alert.rule}${alert.zone === null ? '' : ` ${alert.zone.id}`}, ${alert.priority}`;
      byRule.set(key, (byRule.get(key) ?? 0) + 1);
      if (!sounds(alert)) continue;
      sounding++;
      perTen[Math.floor((at - START) / 600_000)]!++;
    }
  }
  const used = process.cpuUsage(began);
  const guidance = { what: 'guidance for one operator', value: 1 };
  return [
    { what: `sounding alerts (raised or renewed) in ten minutes, default zones and rules, ${SHIPS} ships, seed ${SEED}, ${HOURS} h`, value: sounding / (HOURS * 6), unit: 'alerts', beside: guidance },
    { what: 'the most in any ten minutes', value: Math.max(...perTen), unit: 'alerts', beside: { what: 'guidance after an upset', value: 10 } },
    ...[...byRule].sort((a, b) => b[1] - a[1]).map(([what, value]) => ({ what, value, unit: `in ${HOURS} h` })),
    { what: 'simulated and judged', value: (HOURS * 3_600e6) / (used.user + used.system), unit: 'x real time' },
  ];
}

const bench: Bench = { title: 'Alerts that a watch floor hears', run };
export default bench;
