import land from '../geodata/chart/land.json' with { type: 'json' };
import points from '../geodata/chart/points.json' with { type: 'json' };
import routeing from '../geodata/chart/routeing.json' with { type: 'json' };
import { ChartCollection, type ChartFeature, type ChartKind } from '../shared/words/chart.ts';
import { OPEN_SEA, type RouteingArea, type Spot, type WatersData } from './watch/rules/waters.ts';
import { ZoneIndex, type ZoneArea } from './watch/zones/zone-index.ts';

let waters: WatersData | null = null;

/** The waters of the built-in chart, as the rules want them; made once, when first asked for. */
export function builtInWaters(): WatersData {
  waters ??= watersOf(ChartCollection.parse(routeing).features, ChartCollection.parse(land).features, ChartCollection.parse(points).features);
  return waters;
}

function watersOf(routeingFeatures: readonly ChartFeature[], landFeatures: readonly ChartFeature[], pointFeatures: readonly ChartFeature[]): WatersData {
  const areas: RouteingArea[] = [];
  const shapes: ZoneArea[] = [];
  for (const feature of routeingFeatures) {
    const { id, kind, name, scheme, flow } = feature.properties;
    const shape = areaOf(feature);
    if ((kind !== 'lane' && kind !== 'deep-water-route' && kind !== 'separation-zone') || shape === null) continue;
    // A two-way route has no direction that one could go against.
    const directed = kind === 'lane' ? flow : null;
    areas.push({ id, name: name ?? scheme ?? id, kind: kind === 'separation-zone' ? 'separation-zone' : 'lane', flow: directed });
    shapes.push(shape);
  }
  const landShapes = landFeatures.map(areaOf).filter((shape) => shape !== null);
  return {
    ...OPEN_SEA,
    areas,
    areaLookup: ZoneIndex.build(shapes),
    land: { lookup: ZoneIndex.build(landShapes), count: landShapes.length },
    ports: spots(pointFeatures, 'port'),
    lightVessels: spots(pointFeatures, 'light-vessel'),
  };
}

function areaOf({ geometry }: ChartFeature): ZoneArea | null {
  if (geometry.type === 'Polygon') return { polygons: [geometry.coordinates] };
  return geometry.type === 'MultiPolygon' ? { polygons: geometry.coordinates } : null;
}

const spots = (features: readonly ChartFeature[], kind: ChartKind): Spot[] =>
  features.flatMap(({ geometry, properties }) => (properties.kind === kind && geometry.type === 'Point' ? [{ name: properties.name ?? properties.id, position: geometry.coordinates }] : []));
