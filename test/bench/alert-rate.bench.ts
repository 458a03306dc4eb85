import builtIn from '../../geodata/zones.json';
import { ZoneCollection } from '../../shared/words/zone.ts';
import type { Watch } from '../../server/watch/watch.ts';
import { BruteForce } from '../brute-force/check.ts';
import { fact } from '../facts.ts';
import { manned } from '../stand-ins/manned.ts';
import { AlertCount } from './alert-count.ts';
import type { Bench, BenchRow } from './bench.ts';

const SEED = 1;
const SHIPS = 1000;
const BOATS = 10;
const DANGER = 0.01;
const HOURS = Number(process.env.VARNE_BENCH_HOURS ?? 24);
/** The desks that share the alerts of the simulated strait and Channel; the passage is one ship's surroundings, and one desk's. */
const OPERATORS = 3;
/** Somebody acknowledges each alert half a minute after it began to ask. */
const ACKNOWLEDGED_AFTER_S = 30;

/** `checked`: plain code looks at everything again; a real recording has jumps and doubles that it does not know of. */
async function measured(what: string, url: string, operators: number, checked: boolean): Promise<BenchRow[]> {
  const count = new AlertCount();
  let watch: Watch | null = null;
  const check = new BruteForce(ZoneCollection.parse(builtIn).features, (id) => watch?.picture.get(id));
  const began = process.cpuUsage();
  let checkedUs = 0;
  const { from, to } = await manned({
    url,
    acknowledgedAfterS: ACKNOWLEDGED_AFTER_S,
    begins: (begun) => (watch = begun),
    brings: (batch) => {
      count.brings(batch);
      if (!checked) return;
      const before = process.cpuUsage();
      check.brings(batch);
      const took = process.cpuUsage(before);
      checkedUs += took.user + took.system;
    },
    tell: (draft) => {
      count.tell(draft);
      if (checked) check.tell(draft);
    },
  });
  const used = process.cpuUsage(began);
  const cpuS = (used.user + used.system - checkedUs) / 1e6;
  const { demanded, missed, invented, positions, pairs } = check.verdict();
  for (const { key, why } of missed) process.stderr.write(`missed: ${key}: ${why}\n`);
  for (const one of invented) process.stderr.write(`told without reason: ${one}\n`);
  const found: BenchRow[] = [
    ...Object.entries(demanded).map(([rule, value]) => ({ what: `conditions of ${rule} that plain code finds by itself`, value, unit: 'conditions' })),
    { what: 'of all those not told in time: missed', value: missed.length, unit: 'conditions' },
    { what: 'told, and plain code finds no reason', value: invented.length, unit: 'conditions' },
    { what: 'positions that plain code looked at', value: positions, unit: 'positions' },
    { what: 'pairs that plain code looked at, each second', value: pairs, unit: 'pairs' },
  ];
  return [
    ...count.rows(from, to, operators),
    ...(checked ? found : []),
    { what: 'processor time, simulation included', value: cpuS, unit: 's', beside: { what: 'of the plain code', value: checkedUs / 1e6 } },
    { what: 'pace', value: (to - from) / 1000 / cpuS, unit: 'x real time' },
  ].map((row) => ({ ...row, what: `${what}: ${row.what}` }));
}

/** What a watch floor is told with the delivered zones and limits: a whole simulated day, and a real passage. */
async function run(): Promise<BenchRow[]> {
  const passage = fact('ais/opencpn_Go_to_Guernesey.txt');
  return [
    ...(await measured('day', `sim:?seed=${SEED}&ships=${SHIPS}&boats=${BOATS}&danger=${DANGER}&start=2026-06-10T00:00:00Z&hours=${HOURS}`, OPERATORS, true)),
    ...(passage === null ? [] : await measured('passage', `file:${passage}`, 1, false)),
  ];
}

const bench: Bench = {
  title: `Alerts that a watch floor hears: ${HOURS} simulated hours (${SHIPS} vessels under way, ${BOATS} small boats a day, seed ${SEED}, ${DANGER * 100} % of ships a danger once), ${OPERATORS} operators, each alert acknowledged after ${ACKNOWLEDGED_AFTER_S} s; and a real passage to Guernsey, 1 operator`,
  run,
};
export default bench;
