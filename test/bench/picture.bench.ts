import type { Sighting } from '../../shared/words/sighting.ts';
import { onAisGrid } from '../../shared/geo/units.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { builtInWaters } from '../../server/waters.ts';
import { Watch } from '../../server/watch/watch.ts';
import { ZoneIndex, zoneArea } from '../../server/watch/zones/zone-index.ts';
import { squareZone, T0 } from '../stand-ins/sea.ts';
import type { Bench, BenchRow } from './bench.ts';

const VESSELS = 5_000;
const SECONDS = 60;

/** Linear congruential numbers (Numerical Recipes): the same sea in every run. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sixty zones over the Dover Strait with an entry and an exit rule each, and ten that look ahead. */
function sixtyZones(): ZoneFeature[] {
  const next = chance(7);
  return Array.from({ length: 60 }, (_, i) => {
    const west = 0.5 + next() * 2;
    const south = 50.3 + next();
    const box = { west, south, east: west + 0.05 + next() * 0.3, north: south + 0.05 + next() * 0.2 };
    return squareZone(`zone-${i}`, [{ rule: 'zone-entry' }, { rule: 'zone-exit' }, ...(i < 10 ? [{ rule: 'zone-approach' as const }] : [])], box);
  });
}

/** Every vessel once a second, on a straight course with a little noise. */
function minute(): Sighting[][] {
  const next = chance(11);
  const fleet = Array.from({ length: VESSELS }, (_, i) => {
    const cog = Math.floor(next() * 3600) / 10;
    const sog = Math.floor(next() * 220) / 10;
    return { trackId: String(235_000_000 + i), lon: 0.3 + next() * 2.4, lat: 50.2 + next() * 1.2, cog, sog };
  });
  return Array.from({ length: SECONDS }, (_, second) =>
    fleet.map((v): Sighting => {
      const degrees = (v.sog * 0.514 * second) / 111_000;
      return {
        kind: 'position',
        trackId: v.trackId,
        trackKind: 'vessel',
        source: 'bench',
        observedAt: T0 + second * 1000,
        lon: onAisGrid(v.lon + (degrees * Math.sin((v.cog * Math.PI) / 180)) / 0.63 + (next() - 0.5) * 1e-4),
        lat: onAisGrid(v.lat + degrees * Math.cos((v.cog * Math.PI) / 180) + (next() - 0.5) * 1e-4),
        sog: v.sog,
        cog: v.cog,
        heading: Math.floor(v.cog),
        rot: null,
        status: 0,
        aisClass: 'A',
      };
    }),
  );
}

function run(zones: readonly ZoneFeature[], seconds: readonly (readonly Sighting[])[]): { perSecond: number; share: number } {
  const watch = new Watch({ zones, lookup: ZoneIndex.build(zones.map((zone) => zoneArea(zone.geometry))), places: [], waters: builtInWaters() });
  const cpu = process.cpuUsage();
  for (const [second, sightings] of seconds.entries()) {
    watch.observe(sightings);
    watch.advance(T0 + second * 1000);
    watch.picture.takeMoved();
    watch.picture.takeRenamed();
  }
  const { user, system } = process.cpuUsage(cpu);
  const spent = (user + system) / 1e6;
  return { perSecond: (VESSELS * seconds.length) / spent, share: spent / seconds.length };
}

const bench: Bench = {
  title: 'Picture and rules: 5,000 vessels, each once a second for a minute',
  run(): Promise<BenchRow[]> {
    const seconds = minute();
    const zones = sixtyZones();
    run(zones, seconds);
    const bare = run([], seconds);
    const judged = run(zones, seconds);
    return Promise.resolve([
      { what: 'sightings into the picture and through the rules that are no zone’s', value: Math.round(bare.perSecond), unit: '/s of one core' },
      { what: 'the same and through 130 rules of 60 zones', value: Math.round(judged.perSecond), unit: '/s of one core' },
      { what: 'share of one core that 5,000 vessels at 1 Hz need', value: Math.round(judged.share * 1000) / 10, unit: '%' },
    ]);
  },
};

export default bench;
