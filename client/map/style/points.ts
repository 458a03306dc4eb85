import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { ChartKind } from '../../../shared/words/chart.ts';
import type { Tokens } from '../../palette/tokens.ts';
import type { IconName } from './icons.ts';

/** The page's own face: MapLibre draws its letters itself. */
export const FONT = ['Inter Variable'];

/** From which zoom a symbol and its name are drawn. Buoys from 1:300 000, which is zoom 9.3 here. */
const POINTS: readonly { kind: ChartKind & IconName; from: number; named: number }[] = [
  { kind: 'light-vessel', from: 7, named: 8.5 },
  { kind: 'lighthouse', from: 8, named: 11 },
  { kind: 'buoy', from: 9.3, named: 10 },
  { kind: 'port', from: 9.3, named: 13 },
  { kind: 'coordination-centre', from: 9, named: 11.5 },
  { kind: 'lifeboat-station', from: 10.5, named: 12.5 },
  { kind: 'harbour-light', from: 10.5, named: 12.5 },
  { kind: 'tide-gauge', from: 12, named: 13 },
];

const kindIs = (kind: ChartKind): ExpressionSpecification => ['==', ['get', 'kind'], kind];
const noteIs = (...notes: string[]): ExpressionSpecification => ['in', ['get', 'note'], ['literal', notes]];

function symbol({ kind, from }: { kind: ChartKind & IconName; from: number }): LayerSpecification {
  return {
    id: kind,
    type: 'symbol',
    source: 'points',
    minzoom: from,
    metadata: { group: 'lights' },
    filter: kindIs(kind),
    layout: {
      'icon-image': kind,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.7, 11, 1],
    },
    paint: { 'icon-opacity': 0.9 },
  };
}

function name(t: Tokens, { kind, named }: { kind: ChartKind; named: number }): LayerSpecification {
  return {
    id: `${kind}-name`,
    type: 'symbol',
    source: 'points',
    minzoom: named,
    metadata: { group: 'lights' },
    filter: kindIs(kind),
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': 10.5,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.9,
      'text-justify': 'auto',
    },
    paint: { 'text-color': t.muted, 'text-halo-color': t.sea, 'text-halo-width': 1.4 },
  };
}

function places(t: Tokens): LayerSpecification[] {
  const base = { type: 'symbol', source: 'points' } as const;
  const ashore = { 'text-color': t.muted, 'text-halo-color': t.land, 'text-halo-width': 1.4 };
  const afloat = { 'text-color': t.muted, 'text-halo-color': t.sea, 'text-halo-width': 1.2, 'text-opacity': 0.85 };
  return [
    {
      ...base,
      id: 'place-sea',
      minzoom: 8,
      maxzoom: 12,
      filter: ['all', kindIs('place'), noteIs('sea')],
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 10, 14], 'text-letter-spacing': 0.22 },
      paint: { ...afloat, 'text-opacity': 0.6 },
    },
    {
      ...base,
      id: 'place-bank',
      minzoom: 9.5,
      filter: ['all', kindIs('place'), noteIs('bank')],
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 10.5, 'text-letter-spacing': 0.12 },
      paint: { ...afloat, 'text-opacity': 0.7 },
    },
    {
      ...base,
      id: 'place-town',
      minzoom: 8,
      filter: ['all', kindIs('place'), noteIs('town', 'headland', 'island')],
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': ['interpolate', ['linear'], ['zoom'], 8, 10, 12, 12], 'text-padding': 6 },
      paint: ashore,
    },
    {
      ...base,
      id: 'place-city',
      minzoom: 5,
      filter: ['all', kindIs('place'), noteIs('city')],
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': ['interpolate', ['linear'], ['zoom'], 5, 10.5, 12, 14], 'text-padding': 8 },
      paint: { ...ashore, 'text-color': t.text, 'text-opacity': 0.8 },
    },
  ];
}

/** Light vessels, lights, buoys, ports and names, by zoom. */
export function pointLayers(t: Tokens): LayerSpecification[] {
  return [...places(t), ...POINTS.map((p) => symbol(p)), ...POINTS.map((p) => name(t, p))];
}
