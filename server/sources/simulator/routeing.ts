import routeing from '../../../geodata/chart/routeing.json' with { type: 'json' };
import { ChartCollection, type ChartKind } from '../../../shared/words/chart.ts';
import { inRings, toPlane, type Point } from './plane.ts';

/** Water that is laid out for through traffic. */
const KINDS: readonly ChartKind[] = ['lane', 'separation-zone', 'deep-water-route', 'precautionary-area'];

interface Area {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly rings: readonly (readonly Point[])[];
}

let areas: readonly Area[] | null = null;

/** Whether a place on the plane is in a lane, a separation zone or the like of any scheme of the built-in chart. */
export function inScheme(x: number, y: number): boolean {
  areas ??= ChartCollection.parse(routeing).features.flatMap(({ geometry, properties: { kind } }) => {
    if (!KINDS.includes(kind)) return [];
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    return polygons.map((polygon): Area => {
      const rings = polygon.map((ring) => ring.map(([lon, lat]) => toPlane(lon, lat)));
      const xs = rings[0]?.map((point) => point.x) ?? [];
      const ys = rings[0]?.map((point) => point.y) ?? [];
      return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys), rings };
    });
  });
  return areas.some(({ west, east, south, north, rings }) => x >= west && x <= east && y >= south && y <= north && inRings(rings, x, y));
}
