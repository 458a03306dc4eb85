import type { Feature, FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Tokens } from '../../palette/tokens.ts';
import type { Planned } from '../contract.ts';
import { FONT } from './points.ts';

/** What a scenario will put on the chart: ways as lines, their positions as points, the first of each with its name. */
export function planShapes(plan: readonly Planned[]): FeatureCollection {
  const features = plan.flatMap(({ name, path, chosen }): Feature[] => [
    ...(path.length < 2 ? [] : [{ type: 'Feature' as const, properties: { chosen }, geometry: { type: 'LineString' as const, coordinates: path.map(([lon, lat]) => [lon, lat]) } }]),
    ...path.map(([lon, lat], i): Feature => ({ type: 'Feature', properties: { chosen, first: i === 0, name: i === 0 ? name : '' }, geometry: { type: 'Point', coordinates: [lon, lat] } })),
  ]);
  return { type: 'FeatureCollection', features };
}

const chosen = (yes: string | number, no: string | number): ExpressionSpecification => ['case', ['get', 'chosen'], yes, no];

/** Dashed and hollow: a plan is neither an observation nor an estimate. */
export function planLayers(t: Tokens): LayerSpecification[] {
  const plan = { source: 'plan' } as const;
  return [
    { ...plan, id: 'plan-way', type: 'line', filter: ['==', ['geometry-type'], 'LineString'], layout: { 'line-join': 'round' }, paint: { 'line-color': chosen(t.accent, t.smallCraft), 'line-width': chosen(2.5, 1.2), 'line-dasharray': [3, 2] } },
    { ...plan, id: 'plan-place', type: 'circle', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': ['case', ['get', 'first'], 5, 3], 'circle-color': t.panel, 'circle-stroke-color': chosen(t.accent, t.smallCraft), 'circle-stroke-width': chosen(3, 1.6) } },
    {
      ...plan,
      id: 'plan-name',
      type: 'symbol',
      filter: ['==', ['get', 'first'], true],
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11, 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.8, 'text-justify': 'auto', 'symbol-sort-key': chosen(0, 1) },
      paint: { 'text-color': t.text, 'text-halo-color': t.sea, 'text-halo-width': 1.6 },
    },
  ];
}
