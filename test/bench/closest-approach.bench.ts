import Flatbush from 'flatbush';
import { comesWithin, Encounters } from '../../server/watch/rules/encounters.ts';
import { builtInWaters } from '../../server/waters.ts';
import { Watch } from '../../server/watch/watch.ts';
import { ZoneIndex } from '../../server/watch/zones/zone-index.ts';
import { approachOf, motionAfter, type Motion } from '../../shared/geo/approach.ts';
import { METRES_PER_NM, onAisGrid } from '../../shared/geo/units.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { Bench, BenchRow } from './bench.ts';

const VESSELS = 5_000;
const REACH = { cpaM: 0.3 * METRES_PER_NM, tcpaS: 12 * 60 };
/** The Channel, and the Strait of Dover alone, where all of them would be more than there is room for. */
const SEAS = [
  { name: 'the Channel', west: -6, south: 48.8, width: 10, height: 3 },
  { name: 'the Dover Strait alone', west: 0.8, south: 50.6, width: 1.4, height: 0.7 },
];
const START = Date.UTC(2026, 5, 1);

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function timed(rounds: number, work: (round: number) => void): number {
  const began = cpuMs();
  for (let round = 0; round < rounds; round++) work(round);
  return (cpuMs() - began) / rounds;
}

interface Craft {
  readonly lon: number;
  readonly lat: number;
  readonly sog: number;
  readonly cog: number;
}

/** A third lies still, the others go either way along the Channel or across it. */
function fleet({ west, south, width, height }: (typeof SEAS)[number]): Craft[] {
  const chance = seeded(2_026);
  return Array.from({ length: VESSELS }, () => {
    const way = chance();
    const along = way < 0.45 ? 50 : 230;
    return { lon: west + chance() * width, lat: south + chance() * height, sog: chance() < 0.33 ? 0 : 4 + chance() * 18, cog: (way < 0.9 ? along : 140) + chance() * 20 };
  });
}

function withFlatbush(motions: readonly Motion[]): number {
  const boxes = new Flatbush(motions.length);
  const sides = motions.map((m) => {
    const x = ((m.east * REACH.tcpaS) / m.metresPerLon) * 1.02;
    const y = ((m.north * REACH.tcpaS) / m.metresPerLat) * 1.02;
    const [aside, along] = [((REACH.cpaM / 2) * 1.02) / m.metresPerLon, ((REACH.cpaM / 2) * 1.02) / m.metresPerLat];
    return [m.lon + Math.min(0, x) - aside, m.lat + Math.min(0, y) - along, m.lon + Math.max(0, x) + aside, m.lat + Math.max(0, y) + along] as const;
  });
  for (const side of sides) boxes.add(...side);
  boxes.finish();
  let pairs = 0;
  sides.forEach((side, i) => {
    for (const j of boxes.search(...side, (other) => other > i)) if (comesWithin(approachOf(motions[i]!, motions[j]!), REACH)) pairs++;
  });
  return pairs;
}

function searches(sea: (typeof SEAS)[number]): BenchRow[] {
  const craft = fleet(sea);
  const motions = (second: number): Motion[] => craft.map(({ lon, lat, sog, cog }) => motionAfter(lon, lat, sog, cog, second));
  const encounters = new Encounters();
  let found = 0;
  const ours = timed(20, (round) => {
    found = 0;
    encounters.find(motions(round), REACH, () => found++);
  });
  let brute = 0;
  const all = timed(2, (round) => {
    brute = 0;
    const now = motions(round + 18);
    for (let i = 0; i < now.length; i++) for (let j = i + 1; j < now.length; j++) if (comesWithin(approachOf(now[i]!, now[j]!), REACH)) brute++;
  });
  let indexed = 0;
  const flat = timed(3, (round) => {
    indexed = withFlatbush(motions(round + 17));
  });
  if (found !== brute || found !== indexed) throw new Error(`the searches do not find the same pairs: ${found}, ${brute}, ${indexed}`);
  const what = `a search of ${VESSELS} vessels in ${sea.name} (${found} pairs within 0.3 nm and 12 min)`;
  return [
    { what, value: ours, unit: 'CPU ms', beside: { what: 'every pair looked at', value: all } },
    { what, value: ours, unit: 'CPU ms', beside: { what: 'the same boxes in flatbush', value: flat } },
  ];
}

/** The whole second: tracks, rules, alerts and all. */
function wholeSecond(sea: (typeof SEAS)[number]): BenchRow {
  const craft = fleet(sea);
  const watch = new Watch({ zones: [], lookup: ZoneIndex.build([]), places: [], waters: builtInWaters() });
  const sightings: Sighting[] = craft.map(({ lon, lat, sog, cog }, i) => ({
    kind: 'position',
    trackId: String(200_000_000 + i),
    trackKind: 'vessel',
    source: 'bench',
    observedAt: START,
    lon: onAisGrid(lon),
    lat: onAisGrid(lat),
    sog,
    cog: cog % 360,
    heading: null,
    rot: null,
    status: 0,
    aisClass: 'A',
  }));
  watch.observe(sightings);
  for (let second = 1; second <= 10; second++) watch.advance(START + second * 1000);
  const value = timed(40, (round) => void watch.advance(START + (11 + round) * 1000));
  return { what: `a watch second of ${VESSELS} vessels in ${sea.name} (${watch.alerts().length} alerts stand)`, value, unit: 'CPU ms', beside: { what: 'allowed', value: 50 } };
}

const run = async (): Promise<BenchRow[]> => Promise.resolve(SEAS.flatMap((sea) => [...searches(sea), wholeSecond(sea)]));

const bench: Bench = { title: 'Closest approach', run };
export default bench;
