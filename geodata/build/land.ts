import type { ChartFeature } from '../../shared/words/chart.ts';
import type { Facts, Ring, Spot } from './facts.ts';
import { areaFeature, CHART } from './feature.ts';
import { areaM2, areaOfRings, clip, crossings, meets, strip, type Area } from './shapes.ts';

/** What the sea is clipped by, and the features that draw it. */
export interface Land {
  features: ChartFeature[];
  area: Area;
  /** Great Britain and what lies within the fences' reach, for the coastal geofences. */
  all: Area;
}

/** Smaller than this a detached thing is a pontoon. */
const SMALLEST_DETACHED_M2 = 1500;

/**
 * Harbour moles that the coastline lacks, each from the shore near its root to the light on its head.
 * The true moles are curved: these show where the entrance is and nothing finer.
 */
const MOLES: { id: string; name: string; line: Spot[]; widthM: number }[] = [
  { id: 'mole-calais-est', name: 'Jetée Est, Calais', line: [[1.84559, 50.96681], [1.84443, 50.96875], [1.84064, 50.97297]], widthM: 24 },
  { id: 'mole-boulogne-carnot', name: 'Digue Carnot, Boulogne', line: [[1.56264, 50.72567], [1.56761, 50.74063]], widthM: 40 },
  { id: 'mole-dunkerque-est', name: 'Jetée Est, Dunkerque', line: [[2.35107, 51.05044], [2.3494, 51.0605]], widthM: 30 },
  { id: 'mole-dunkerque-ouest', name: 'Jetée du Dyck, Dunkerque Ouest', line: [[2.14925, 51.0345], [2.15415, 51.03567], [2.16316, 51.03769]], widthM: 40 },
];

export function makeLand(facts: Facts, world: readonly Ring[]): Land {
  const near = world.filter((ring) => meets(ring, CHART));
  const shore = facts.englishShore();
  const spliced = near.map((ring) => spliceShore(ring, shore.line));
  const britain = spliced.findIndex((ring, i) => ring !== near[i]);
  if (britain < 0) throw new Error('the English shore meets no land');

  // Holes are lagoons that a closed channel cut off: no sea.
  const cut = spliced.map((ring) => areaOfRings(clip(ring, CHART).flatMap((polygon) => polygon.slice(0, 1))));
  const mainland = cut[britain] ?? [];
  const rest = cut.filter((_, i) => i !== britain).flat();
  const detached = areaOfRings(shore.detached.filter((ring) => areaM2(ring) >= SMALLEST_DETACHED_M2));
  const moles = MOLES.map(({ line, widthM, ...mole }) => ({ ...mole, area: areaOfRings([strip(line, widthM)]) }));

  const features = [
    areaFeature('land-great-britain', 'land', mainland, {
      name: null,
      note: 'South Foreland to Shoreham from the UKHO shore, the rest from OpenStreetMap',
      status: 'verified',
      source: 'osm-lands+ukho-shore',
    }),
    areaFeature('land-rest', 'land', rest, { status: 'verified', source: 'osm-lands' }),
    areaFeature('land-breakwaters', 'land', detached, { note: 'Dover detached breakwater and smaller ones', status: 'verified', source: 'ukho-shore' }),
    ...moles.map((m) => areaFeature(m.id, 'land', m.area, { name: m.name, note: 'from its light; shape simplified', status: 'derived', source: 'derived-moles' })),
  ];
  const area = [...mainland, ...rest, ...detached, ...moles.flatMap((m) => m.area)];
  for (const f of [mainland, rest, detached]) {
    const bad = crossings(f);
    if (bad.length > 0) throw new Error(`land crosses itself at ${JSON.stringify(bad.slice(0, 5))}`);
  }
  return { features, area, all: area };
}

/**
 * The island's ring with its stretch from South Foreland to Shoreham replaced by the finer shore. Both ends are joined
 * to the edge that lies nearest to them. A ring that the shore does not touch comes back as it is.
 */
function spliceShore(ring: Ring, shore: readonly Spot[]): Ring {
  const open = ring.slice(0, -1);
  const east = nearestEdge(ring, shore[0]!);
  const west = nearestEdge(ring, shore.at(-1)!);
  if (east.metres > JOIN_M || west.metres > JOIN_M) return ring;
  /** From the end of one edge to the start of another, in the ring's order. */
  const walk = (from: number, to: number): Ring => (from <= to ? open.slice(from, to + 1) : [...open.slice(from), ...open.slice(0, to + 1)]);
  const round = walk((west.edge + 1) % open.length, east.edge);
  const back = walk((east.edge + 1) % open.length, west.edge);
  const joined = round.length > back.length ? [...round, ...shore] : [...back, ...shore.toReversed()];
  return [...joined, joined[0]!];
}

/** The shores differ by 19 m in the median and 217 m at the 95th percentile. */
const JOIN_M = 250;

function nearestEdge(ring: readonly Spot[], [x, y]: Spot): { edge: number; metres: number } {
  let edge = -1;
  let metres = Infinity;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [(ring[i]![0] - x) * 70_300, (ring[i]![1] - y) * 111_200];
    const [dx, dy] = [(ring[i + 1]![0] - x) * 70_300 - ax, (ring[i + 1]![1] - y) * 111_200 - ay];
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    const d = Math.hypot(ax + t * dx, ay + t * dy);
    if (d < metres) [metres, edge] = [d, i];
  }
  return { edge, metres };
}
