import builtIn from '../../geodata/zones.json';
import type { Alert, AlertEvent } from '../../shared/words/alert.ts';
import type { Actor } from '../../shared/words/role.ts';
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
const NEWS: ReadonlySet<AlertEvent> = new Set<AlertEvent>(['raised', 'renewed', 'joined']);
/** Somebody is at the desk and acknowledges each alert half a minute after it began to ask. */
const REACTION_MS = 30_000;
const OPERATOR: Actor = { kind: 'person', name: 'Operator', role: 'operator' };
/** Whether it sounded just now: a caution never does, a condition that joins only where it makes things worse. */
const sounds = (alert: Alert): boolean => alert.priority !== 'caution' && alert.soundedAt === alert.changedAt;

function acknowledge(watch: Watch, at: number): void {
  for (const { id, callingSince } of watch.alerts()) {
    if (callingSince === null || at - callingSince < REACTION_MS) continue;
    const decision = watch.decide({ kind: 'alert.acknowledge', alertId: id, shown: true }, OPERATOR, at);
    if (decision.outcome === 'commit') for (const draft of decision.drafts) watch.commit({ ...draft, seq: 1, hash: '' });
  }
}

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
      if (body.kind !== 'alert' || !NEWS.has(body.event)) continue;
      const { alert } = body;
      const { rule, zone, priority } = alert.joined.find(({ situation }) => situation === alert.joinedNow) ?? alert;
      const key = `${rule}${zone === null ? '' : ` ${zone.id}`}, ${priority}, ${sounds(alert) ? 'sounded' : 'silent'}`;
      byRule.set(key, (byRule.get(key) ?? 0) + 1);
      if (!sounds(alert)) continue;
      sounding++;
      perTen[Math.floor((at - START) / 600_000)]!++;
    }
    acknowledge(watch, at + 1_000);
  }
  const used = process.cpuUsage(began);
  const guidance = { what: 'guidance for one operator', value: 1 };
  return [
    { what: `alerts that sounded (raised, renewed, joined and worse) in ten minutes, default zones and rules, ${SHIPS} ships, seed ${SEED}, ${HOURS} h`, value: sounding / (HOURS * 6), unit: 'alerts', beside: guidance },
    { what: 'the most in any ten minutes', value: Math.max(...perTen), unit: 'alerts', beside: { what: 'guidance after an upset', value: 10 } },
    ...[...byRule].sort((a, b) => b[1] - a[1]).map(([what, value]) => ({ what, value, unit: `in ${HOURS} h` })),
    { what: 'simulated and judged', value: (HOURS * 3_600e6) / (used.user + used.system), unit: 'x real time' },
  ];
}

const bench: Bench = { title: 'Alerts that a watch floor hears', run };
export default bench;
