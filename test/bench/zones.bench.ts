import { booleanPointInPolygon, polygon } from '@turf/turf';
import Flatbush from 'flatbush';
import { ZoneIndex, type ZoneArea } from '../../server/watch/zones/zone-index.ts';
import type { Bench, BenchRow } from './bench.ts';

const ZONES = 1000;
const VERTICES = 112;
const POSITIONS = 1_000_000;
/** Turf is too slow for all of them: it takes the first few. */
const TURF_POSITIONS = 1000;
const FLATBUSH_POSITIONS = 60_000;
const BOX = { west: -6, south: 48.5, width: 10, height: 4 };

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

/** Ragged rings of 5 to 25 km across the Channel, about one zone in fifty positions' way. */
function makeZones(chance: () => number): ZoneArea[] {
  return Array.from({ length: ZONES }, () => {
    const x = BOX.west + chance() * BOX.width;
    const y = BOX.south + chance() * BOX.height;
    const size = 0.05 + chance() * 0.2;
    const ring = Array.from({ length: VERTICES - 1 }, (_, i) => {
      const angle = (2 * Math.PI * i) / (VERTICES - 1);
      const r = size * (0.7 + 0.3 * chance());
      return [x + r * Math.cos(angle), y + 0.63 * r * Math.sin(angle)];
    });
    return { polygons: [[[...ring, ring[0]!]]] };
  });
}

/** Processor time, not the clock's: others may be using the machine. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
function perSecond(count: number, work: () => void): number {
  const began = cpuMs();
  work();
  return (count / (cpuMs() - began)) * 1000;
}

async function run(): Promise<BenchRow[]> {
  const chance = seeded(20_261_122);
  const zones = makeZones(chance);
  const points = Float64Array.from({ length: POSITIONS * 2 }, (_, i) => (i % 2 === 0 ? BOX.west + chance() * BOX.width : BOX.south + chance() * BOX.height));

  const built = cpuMs();
  const index = ZoneIndex.build(zones);
  const buildMs = cpuMs() - built;
  const out = new Uint32Array(ZONES);
  let hits = 0;
  const ask = (positions: number) => {
    hits = 0;
    for (let i = 0; i < positions; i++) hits += index.query(points[i * 2]!, points[i * 2 + 1]!, out);
    return hits;
  };
  ask(POSITIONS / 10);
  const ours = perSecond(POSITIONS, () => ask(POSITIONS));

  const shapes = zones.map(({ polygons }) => polygon(polygons[0]!.map((ring) => ring.map((spot) => [...spot]))));
  let all = 0;
  const turf = perSecond(TURF_POSITIONS, () => {
    for (let i = 0; i < TURF_POSITIONS; i++) for (const shape of shapes) if (booleanPointInPolygon([points[i * 2]!, points[i * 2 + 1]!], shape)) all++;
  });

  const boxes = new Flatbush(ZONES);
  for (const { polygons } of zones) {
    const [ring = []] = polygons[0]!;
    const lons = ring.map((spot) => spot[0]!);
    const lats = ring.map((spot) => spot[1]!);
    boxes.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
  }
  boxes.finish();
  let some = 0;
  const indexed = perSecond(FLATBUSH_POSITIONS, () => {
    for (let i = 0; i < FLATBUSH_POSITIONS; i++) {
      const at: [number, number] = [points[i * 2]!, points[i * 2 + 1]!];
      for (const zone of boxes.search(at[0], at[1], at[0], at[1])) if (booleanPointInPolygon(at, shapes[zone]!)) some++;
    }
  });

  if (ask(TURF_POSITIONS) !== all || ask(FLATBUSH_POSITIONS) !== some) throw new Error('the index and Turf do not find the same zones');
  const what = `positions checked against ${ZONES} zones of ${VERTICES} vertices`;
  return [
    { what, value: ours, unit: '/CPU s', beside: { what: 'Turf over all zones', value: turf } },
    { what, value: ours, unit: '/CPU s', beside: { what: 'Turf with flatbush', value: indexed } },
    { what: 'building the index', value: buildMs, unit: 'ms' },
    { what: 'zones found a position', value: ask(POSITIONS) / POSITIONS, unit: '' },
  ];
}

const bench: Bench = { title: 'Zones', run };
export default bench;
