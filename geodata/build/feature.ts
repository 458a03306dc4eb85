import { ChartCollection, ChartFeature, type ChartKind, type ChartProperties } from '../../shared/words/chart.ts';
import type { Area, Box } from './shapes.ts';
import { round5 } from './shapes.ts';
import type { Spot } from './facts.ts';

/** What the chart covers; land is cut here. */
export const CHART: Box = [-6, 48.5, 4, 52.5];

/** Keys of geodata/SOURCES.md. */
export type SourceKey =
  | 'osm-lands'
  | 'osm-lands+ukho-shore'
  | 'ukho-shore'
  | 'ukho-areas'
  | 'ukho-lines'
  | 'osm-seamarks'
  | 'derived-routeing'
  | 'derived-moles'
  | 'derived-points'
  | 'osm-lights'
  | 'caldovrep'
  | 'arbitration-1977'
  | 'ticon-4'
  | 'public-lists'
  | 'recalled';

type Given = Partial<Omit<ChartProperties, 'id' | 'kind'>> & { source: SourceKey; status: ChartProperties['status'] };

function feature(id: string, kind: ChartKind, given: Given, geometry: unknown): ChartFeature {
  const properties = { id, kind, name: null, scheme: null, flow: null, note: null, ...given };
  return ChartFeature.parse({ type: 'Feature', id, geometry, properties });
}

export function areaFeature(id: string, kind: ChartKind, area: Area, given: Given): ChartFeature {
  const [only] = area;
  if (!only) throw new Error(`nothing is left of ${id}`);
  return feature(id, kind, given, area.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: area });
}

export const lineFeature = (id: string, kind: ChartKind, line: readonly Spot[], given: Given): ChartFeature =>
  feature(id, kind, given, { type: 'LineString', coordinates: line.map(([x, y]) => [round5(x), round5(y)]) });

export const pointFeature = (id: string, kind: ChartKind, [x, y]: Spot, given: Given): ChartFeature =>
  feature(id, kind, given, { type: 'Point', coordinates: [round5(x), round5(y)] });

/** One feature a line, so that a change of the chart reads as one in a diff. */
export const asText = (collection: { type: string; features: readonly unknown[] }): string =>
  `{"type":"FeatureCollection","features":[\n${collection.features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;

export function chartText(features: readonly ChartFeature[]): string {
  const ids = new Set(features.map((f) => f.id));
  if (ids.size !== features.length) throw new Error('two features have one id');
  return asText(ChartCollection.parse({ type: 'FeatureCollection', features }));
}
