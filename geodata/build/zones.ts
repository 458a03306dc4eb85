import { buffer, circle, multiPolygon } from '@turf/turf';
import { METRES_PER_NM } from '../../shared/geo/units.ts';
import { ZoneCollection, type ZoneFeature, type ZoneKind, type ZoneRule } from '../../shared/words/zone.ts';
import type { Ring, Spot } from './facts.ts';
import { asText } from './feature.ts';
import { APPROACHES, fenceRules, type Fence } from './zone-rules.ts';
import { areaM2, areaOfRings, clipArea, crossings, plainArea, thinRing, together, within, without, type Area, type Box } from './shapes.ts';

/** The land that the fences are measured from: more of it than they use, so that their ends are right. */
const REACH: Box = [-1.25, 50.55, 2, 51.5];

/**
 * Where the fences are kept, from Selsey Bill to North Foreland: open to the sea, closed by a line behind the shore.
 * West of it lie the Solent's approaches and north of it the Thames's, where every ship comes near the coast.
 */
const SELSEY_BILL: Spot = [-0.79, 50.72];
const NORTH_FORELAND: Spot = [1.447, 51.375];
export const INLAND: readonly Spot[] = [
  NORTH_FORELAND, [1.42, 51.355], [1.36, 51.335], [1.3, 51.2], [1.27, 51.145], [1.1, 51.1], [0.95, 51.03], [0.88, 50.98], [0.7, 50.96],
  [0.55, 50.9], [0.3, 50.82], [0.2, 50.795], [0, 50.84], [-0.3, 50.87], [-0.6, 50.83], [-0.77, 50.77], SELSEY_BILL,
];
const SEAWARD: readonly Spot[] = [[-0.79, 50.3], [2.2, 50.3], [2.2, 51.375]];

/** How far a fence may lie beside the true line after thinning, metres. */
const THIN_M = 12;
const CIRCLE_STEPS = 64;
/** Where a shore line and a fence run together a cut leaves slivers. */
const SMALLEST_PIECE_M2 = 20_000;

const FENCES: readonly Fence[] = ['uk-1nm', 'uk-3nm', 'uk-6nm'];
const MILES: Record<Fence, number> = { 'uk-1nm': 1, 'uk-3nm': 3, 'uk-6nm': 6 };

export function makeZones(land: Area): ZoneFeature[] {
  const coast = clipArea(land, REACH).filter((polygon) => isEnglish(polygon[0] ?? []));
  const kept = areaOfRings([[...INLAND, ...SEAWARD, NORTH_FORELAND]]);
  const rounds = APPROACHES.map((a) => ({ ...a, round: areaOfRings([ringAround(a.at, a.miles * METRES_PER_NM)]) }));
  const fences = FENCES.map((id) => {
    const near = within(seawards(coast, MILES[id] * METRES_PER_NM), kept);
    const area = id === 'uk-1nm' ? without(near, ...rounds.map((r) => r.round)) : near;
    const solid = area.filter((polygon) => areaM2(polygon[0] ?? []) >= SMALLEST_PIECE_M2);
    return zone(id, `English coast, ${MILES[id]} nm`, 'geofence', solid, fenceRules(id), 'osm-lands+ukho-shore');
  });
  const approaches = rounds.map(({ id, name, round, line, rules }) => zone(id, name, 'harbour-approach', within(round, seaOf(line)), rules, 'recalled'));
  return [...fences, ...approaches];
}

export const zonesText = (features: readonly ZoneFeature[]): string => asText(ZoneCollection.parse({ type: 'FeatureCollection', features }));

/** All of the reach that is not France: the strait's middle line tells them apart. */
const isEnglish = (ring: Ring): boolean => ring.every(([lon, lat]) => lat > 50.65 && (lon < 1.5 || lat > 51.3));

/**
 * The land and the sea within so many metres of it. Turf's buffer works on a sphere around the middle of what it is
 * given; over this stretch that is right to 0.2 % (the tests measure it on the ellipsoid).
 */
function seawards(coast: Area, metres: number): Area {
  const grown = coast.map((polygon) => {
    const outer = thinRing(polygon[0] ?? [], THIN_M / 2);
    const grownOne = buffer(multiPolygon([[outer]]), metres, { units: 'meters', steps: 16 });
    if (!grownOne) throw new Error('a stretch of coast could not be grown');
    return plainArea(grownOne.geometry).map((p) => [thinRing(p[0] ?? [], THIN_M)]);
  });
  return together(...grown);
}

function ringAround(at: Spot, metres: number): Ring {
  const [ring = []] = circle(at, metres, { units: 'meters', steps: CIRCLE_STEPS }).geometry.coordinates;
  return ring.map(([lon = NaN, lat = NaN]): Spot => [lon, lat]);
}

/** The side to the right of a line from one spot towards another, as a square large enough for any harbour. */
function seaOf([[ax, ay], [bx, by]]: readonly [Spot, Spot]): Area {
  const k = Math.cos((ay * Math.PI) / 180);
  const length = Math.hypot((bx - ax) * k, by - ay);
  const [ux, uy] = [((bx - ax) * k) / length, (by - ay) / length];
  const far = 0.2;
  const spot = (along: number, right: number): Spot => [ax + (ux * along + uy * right) / k, ay + uy * along - ux * right];
  return areaOfRings([[spot(-far, 0), spot(far, 0), spot(far, far), spot(-far, far), spot(-far, 0)]]);
}

function zone(id: string, name: string, kind: ZoneKind, area: Area, rules: readonly ZoneRule[], source: string): ZoneFeature {
  const bad = crossings(area);
  if (bad.length > 0) throw new Error(`${id} crosses itself at ${JSON.stringify(bad[0])}`);
  const [only] = area;
  if (!only) throw new Error(`nothing is left of ${id}`);
  const geometry: ZoneFeature['geometry'] = area.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: area };
  return { type: 'Feature', id, geometry, properties: { id, name, kind, version: 1, rules: [...rules], source } };
}
