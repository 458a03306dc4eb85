import type { FeatureCollection, GeoJSON } from 'geojson';
import type { FilterSpecification, GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { ChartFeature, ChartKind } from '../../../shared/words/chart.ts';
import type { Tokens } from '../../palette/tokens.ts';
import type { ChartLayers } from '../contract.ts';
import { flowAxes } from './axis.ts';
import type { ChartData } from './data.ts';
import { planLayers } from './plan.ts';
import { FONT, pointLayers } from './points.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Layers that a person can turn off; the name of the group stands in each layer's metadata. */
type Group = Exclude<keyof ChartLayers, 'labels' | 'vectors'>;
const group = (name: Group): { metadata: { group: Group } } => ({ metadata: { group: name } });

const isKind = (...kinds: ChartKind[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

/** Arrows stand every 3 cm of screen: 113 CSS pixels. */
const ARROW_SPACING = 113;

/** Areas and lines of the routeing schemes, under the land. */
function routeingLayers(t: Tokens): LayerSpecification[] {
  const area = { type: 'fill', source: 'routeing', ...group('routeing') } as const;
  const edge = { type: 'line', source: 'routeing', ...group('routeing') } as const;
  const line = { type: 'line', source: 'lines', ...group('routeing') } as const;
  return [
    { ...area, id: 'lane', filter: isKind('lane', 'deep-water-route'), paint: { 'fill-color': t.lane, 'fill-antialias': false } },
    { ...area, id: 'separation-zone', filter: isKind('separation-zone'), paint: { 'fill-color': t.zone } },
    { ...area, id: 'precautionary-area', filter: isKind('precautionary-area'), paint: { 'fill-color': t.magenta, 'fill-opacity': 0.05 } },
    { ...area, id: 'area-to-be-avoided', filter: isKind('area-to-be-avoided'), paint: { 'fill-color': t.magenta, 'fill-opacity': 0.16 } },
    { ...edge, id: 'separation-zone-edge', filter: isKind('separation-zone'), paint: { 'line-color': t.magenta, 'line-width': 0.8, 'line-opacity': 0.75 } },
    { ...edge, id: 'inshore-edge', filter: isKind('inshore-traffic-zone'), paint: { 'line-color': t.magenta, 'line-width': 1, 'line-dasharray': [5, 3], 'line-opacity': 0.8 } },
    { ...edge, id: 'deep-water-edge', filter: isKind('deep-water-route'), paint: { 'line-color': t.magenta, 'line-width': 1, 'line-dasharray': [9, 4], 'line-opacity': 0.8 } },
    { ...edge, id: 'precautionary-edge', filter: isKind('precautionary-area'), paint: { 'line-color': t.magenta, 'line-width': 1, 'line-dasharray': [6, 3] } },
    { ...edge, id: 'avoid-edge', filter: isKind('area-to-be-avoided'), paint: { 'line-color': t.magenta, 'line-width': 1.2, 'line-dasharray': [3, 2] } },
    { ...line, id: 'separation-line', filter: isKind('separation-line'), paint: { 'line-color': t.magenta, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1.5, 11, 4], 'line-opacity': 0.45 } },
    { ...line, id: 'scheme-boundary', filter: isKind('scheme-boundary'), paint: { 'line-color': t.magenta, 'line-width': 1, 'line-dasharray': [7, 4], 'line-opacity': 0.7 } },
    {
      id: 'flow-arrows',
      type: 'symbol',
      source: 'axes',
      minzoom: 7.5,
      ...group('routeing'),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': ARROW_SPACING,
        'icon-image': 'flow-arrow',
        'icon-size': ['interpolate', ['linear'], ['zoom'], 7.5, 0.55, 10, 1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-rotation-alignment': 'map',
        'icon-padding': 0,
      },
      paint: { 'icon-opacity': 0.8 },
    },
    {
      id: 'precaution-sign',
      type: 'symbol',
      source: 'routeing',
      minzoom: 8,
      ...group('routeing'),
      filter: isKind('precautionary-area'),
      layout: { 'icon-image': 'precaution', 'icon-allow-overlap': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 11, 1] },
    },
  ];
}

const lineName = (t: Tokens, colour: string, text: string): Pick<Extract<LayerSpecification, { type: 'symbol' }>, 'layout' | 'paint'> => ({
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 420,
    'text-field': ['get', text],
    'text-font': FONT,
    'text-size': 10.5,
    'text-letter-spacing': 0.04,
    'text-max-angle': 25,
    'text-padding': 6,
    // Beside the line and not on it: a struck-through name is hard to read.
    'text-offset': [0, -0.8],
  },
  paint: { 'text-color': colour, 'text-halo-color': t.sea, 'text-halo-width': 1.6 },
});

function geofenceLayers(t: Tokens): LayerSpecification[] {
  return [
    { id: 'geofence', type: 'line', source: 'zones', ...group('geofences'), paint: { 'line-color': t.geofence, 'line-width': 0.9, 'line-opacity': 0.75 } },
    { id: 'geofence-name', type: 'symbol', source: 'zones', minzoom: 8.5, ...group('geofences'), ...lineName(t, t.geofence, 'name') },
  ];
}

function boundaryLayers(t: Tokens): LayerSpecification[] {
  return [
    { id: 'boundary', type: 'line', source: 'lines', filter: isKind('boundary'), paint: { 'line-color': t.boundary, 'line-width': 1.3, 'line-dasharray': [8, 3, 1.5, 3] } },
    { id: 'reporting-line', type: 'line', source: 'lines', ...group('routeing'), filter: isKind('reporting-line'), paint: { 'line-color': t.magenta, 'line-width': 1.2, 'line-dasharray': [2, 2] } },
    { id: 'boundary-name', type: 'symbol', source: 'lines', minzoom: 8, filter: isKind('boundary'), ...lineName(t, t.muted, 'name') },
    { id: 'reporting-line-name', type: 'symbol', source: 'lines', minzoom: 8, ...group('routeing'), filter: isKind('reporting-line'), ...lineName(t, t.muted, 'name') },
    {
      id: 'routeing-name',
      type: 'symbol',
      source: 'routeing',
      minzoom: 9,
      ...group('routeing'),
      filter: isKind('deep-water-route'),
      layout: { 'text-field': 'DW', 'text-font': FONT, 'text-size': 13, 'text-letter-spacing': 0.1 },
      paint: { 'text-color': t.magenta, 'text-halo-color': t.lane, 'text-halo-width': 1.5 },
    },
  ];
}

function landLayers(t: Tokens): LayerSpecification[] {
  return [
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': t.land } },
    { id: 'coast', type: 'line', source: 'land', layout: { 'line-join': 'round' }, paint: { 'line-color': t.coast, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.7, 10, 1.1, 14, 1.5] } },
  ];
}

/** Thin and faint: it is a help to read positions by, never something to look at. Off unless it is asked for. */
function graticuleLayers(t: Tokens): LayerSpecification[] {
  const hidden = { visibility: 'none' } as const;
  const name = lineName(t, t.muted, 'name');
  return [
    { id: 'graticule', type: 'line', source: 'graticule', ...group('graticule'), layout: hidden, paint: { 'line-color': t.muted, 'line-width': 0.6, 'line-opacity': 0.4 } },
    { id: 'graticule-name', type: 'symbol', source: 'graticule', ...group('graticule'), layout: { ...name.layout, ...hidden, 'symbol-spacing': 360 }, paint: { ...name.paint, 'text-opacity': 0.85 } },
  ];
}

function trailLayers(t: Tokens): LayerSpecification[] {
  return [
    { id: 'trail', type: 'line', source: 'trail', ...group('trails'), layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': t.text, 'line-width': 1.4, 'line-opacity': 0.6 } },
    {
      id: 'trail-points',
      type: 'circle',
      source: 'trail',
      minzoom: 11,
      ...group('trails'),
      paint: { 'circle-color': t.text, 'circle-radius': 1.7, 'circle-opacity': 0.8 },
    },
  ];
}

/** The zone that is looked at, what a draft would make of the zones, and a place that is pointed at. */
function focusLayers(t: Tokens): LayerSpecification[] {
  const shape = { source: 'focus' } as const;
  const how = (...names: string[]): FilterSpecification => ['in', ['get', 'how'], ['literal', names]];
  return [
    { ...shape, id: 'focus-area', type: 'fill', filter: how('chosen', 'chosen-draft'), paint: { 'fill-color': t.accent, 'fill-opacity': 0.14 } },
    { ...shape, id: 'focus-edge', type: 'line', filter: how('chosen'), layout: { 'line-join': 'round' }, paint: { 'line-color': t.accent, 'line-width': 2.5 } },
    { ...shape, id: 'focus-draft-edge', type: 'line', filter: how('draft', 'chosen-draft'), layout: { 'line-join': 'round' }, paint: { 'line-color': t.accent, 'line-width': 2.5, 'line-dasharray': [3, 1.5] } },
    { ...shape, id: 'focus-spot', type: 'circle', filter: how('spot'), paint: { 'circle-radius': 14, 'circle-opacity': 0, 'circle-color': t.accent, 'circle-stroke-color': t.accent, 'circle-stroke-width': 3 } },
  ];
}

/** All layers in a palette, back to front as SCREEN.md orders them; vessels are put on top by the chart. */
export function layersOf(t: Tokens): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': t.sea } },
    // A narrow band of tint along the shore, the same width at every scale: the engraver's water line, not a depth.
    { id: 'water-line', type: 'line', source: 'land', paint: { 'line-color': t.shallow, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 5, 11, 14], 'line-blur': ['interpolate', ['linear'], ['zoom'], 6, 2, 11, 5] } },
    ...routeingLayers(t),
    ...geofenceLayers(t),
    ...landLayers(t),
    ...graticuleLayers(t),
    ...boundaryLayers(t),
    ...pointLayers(t),
    ...focusLayers(t),
    ...trailLayers(t),
    ...planLayers(t),
  ];
}

const collection = (features: readonly ChartFeature[]): FeatureCollection => ({ type: 'FeatureCollection', features: [...features] });
const source = (data: GeoJSON | string, more: Partial<GeoJSONSourceSpecification> = {}): GeoJSONSourceSpecification => ({ type: 'geojson', data, ...more });

/** The whole style, chart data included; nothing in it points to the network. `glyphs` is left out: MapLibre then draws text from the page's own fonts. */
export function styleOf(tokens: Tokens, data: ChartData): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: source(data.land ?? EMPTY, { tolerance: 0.3 }),
      routeing: source(collection(data.routeing)),
      lines: source(collection(data.lines)),
      points: source(collection(data.points)),
      axes: source(flowAxes(data.routeing)),
      zones: source(EMPTY),
      trail: source(EMPTY),
      focus: source(EMPTY),
      plan: source(EMPTY),
      graticule: source(EMPTY),
    },
    layers: layersOf(tokens),
  };
}
