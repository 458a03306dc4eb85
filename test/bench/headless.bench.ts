import { alertLine } from '../../server/engine/alert-line.ts';
import { Headless, headlessClock } from '../../server/engine/headless.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { openRecorded } from '../../server/sources/open-recorded.ts';
import { Watch } from '../../server/watch/watch.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { readZones } from '../../server/zones.ts';
import { fact } from '../facts.ts';
import type { Bench, BenchRow } from './bench.ts';

interface Run {
  readonly cpuS: number;
  readonly watchS: number;
  readonly lines: number;
  readonly printed: number;
}

/** What `varne run` does, but for the printing. */
async function once(url: string): Promise<Run> {
  const zones = await readZones(undefined);
  if ('problem' in zones) throw new Error(zones.problem);
  const began = process.cpuUsage();
  const clock = headlessClock();
  const source = await openRecorded(url, { clock, cwd: process.cwd(), names: new Set() }, null);
  if ('problem' in source) throw new Error(source.problem);
  const watch = new Watch(watchConfig(zones));
  let printed = 0;
  const tell = (drafts: Parameters<ConstructorParameters<typeof Headless>[0]['tell']>[0]): void => {
    for (const draft of drafts) if (alertLine(draft) !== null) printed++;
  };
  await new Headless({ watch, recorded: [source], timers: wallTimers, until: null, tell, signal: new AbortController().signal }, clock).run();
  const used = process.cpuUsage(began);
  return { cpuS: (used.user + used.system) / 1e6, watchS: (watch.now - (source.startsAt ?? 0)) / 1000, lines: source.health().lines, printed };
}

function rows(what: string, { cpuS, watchS, lines, printed }: Run): BenchRow[] {
  return [
    { what: `${what}: processor time`, value: cpuS, unit: 's' },
    { what: `${what}: pace`, value: watchS / cpuS, unit: 'x real time' },
    { what: `${what}: sentences`, value: lines / cpuS, unit: 'a second' },
    { what: `${what}: transitions printed`, value: printed, unit: 'lines' },
  ];
}

async function run(): Promise<BenchRow[]> {
  const passage = fact('ais/opencpn_Go_to_Guernesey.txt');
  return [
    ...(passage === null ? [] : rows('a real passage to Guernsey', await once(`file:${passage}`))),
    ...rows('a simulated hour, 1,000 vessels', await once('sim:?seed=1&ships=1000&boats=10&hours=1')),
  ];
}

const bench: Bench = { title: 'A watch run without a server: every rule, built-in zones', run };
export default bench;
