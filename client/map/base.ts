import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Position } from '../../shared/words/position.ts';
import type { Tokens } from '../palette/tokens.ts';
import type { ChartLayers } from './contract.ts';
import type { ChartData } from './style/data.ts';
import { drawIcon, ICON_RATIO, ICONS, type IconName } from './style/icons.ts';
import { layersOf, styleOf } from './style/style.ts';

maplibregl.setWorkerUrl(workerUrl);

/** The Dover Strait, from Dungeness to the Falls. */
const HOME: [number, number, number, number] = [0.93, 50.8, 2.08, 51.38];
/** What the chart covers; beyond it there is no land in the data (geodata/build/feature.ts), so the view stays within. */
const COVERED: [number, number, number, number] = [-6, 48.5, 4, 52.5];
/** ... until something elsewhere is asked for: a vessel of a recording from other waters. */
const ANYWHERE: [number, number, number, number] = [-180, -80, 180, 80];
const MIN_ZOOM = 2;
const MAX_ZOOM = 17;

const ICON_NAMES = Object.keys(ICONS).filter((name): name is IconName => name in ICONS);

/** An empty sea, north up for good: nothing is asked of the network. Throws where there is no WebGL 2. */
export function makeMap(container: HTMLElement, tokens: Tokens): maplibregl.Map {
  const map = new maplibregl.Map({
    container,
    style: { version: 8, sources: {}, layers: [{ id: 'sea', type: 'background', paint: { 'background-color': tokens.sea } }] },
    bounds: HOME,
    maxBounds: COVERED,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    attributionControl: false,
    fadeDuration: 0,
    clickTolerance: 4,
    locale: { 'Map.Title': 'Chart of the Channel. Arrow keys move it, plus and minus zoom.' },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

/** Lets the view go to a position: within the chart as a rule, anywhere when it lies beyond. */
export function reach(map: maplibregl.Map, positions: readonly Position[]): void {
  const [west, south, east, north] = COVERED;
  if (positions.some(([lon, lat]) => lon < west || lon > east || lat < south || lat > north)) map.setMaxBounds(ANYWHERE);
}

/** Back to the chart's own waters. */
export function goHome(map: maplibregl.Map): void {
  map.fitBounds(HOME, { duration: 240 });
  map.once('moveend', () => map.setMaxBounds(COVERED));
}

/** Gives the map the chart's data and looks. */
export function setChartStyle(map: maplibregl.Map, tokens: Tokens, data: ChartData): void {
  map.setStyle(styleOf(tokens, data), { diff: false });
}

export function addIcons(map: maplibregl.Map, tokens: Tokens): void {
  for (const name of ICON_NAMES) {
    const image = drawIcon(name, tokens);
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: ICON_RATIO });
  }
}

type PaintKey = Parameters<maplibregl.Map['setPaintProperty']>[1];
const isColour = (key: string): key is PaintKey => key.endsWith('-color');

/** Changes every colour where it stands, so that nothing is loaded or placed anew. */
export function repaint(map: maplibregl.Map, tokens: Tokens): void {
  for (const layer of layersOf(tokens)) {
    if (!map.getLayer(layer.id)) continue;
    for (const [key, value] of Object.entries(layer.paint ?? {})) {
      if (isColour(key)) map.setPaintProperty(layer.id, key, value, { validate: false });
    }
  }
  addIcons(map, tokens);
}

/** Shows and hides the layers that can be turned off, by the group in their metadata. */
export function showLayers(map: maplibregl.Map, tokens: Tokens, layers: ChartLayers): void {
  for (const layer of layersOf(tokens)) {
    const group = groupOf(layer.metadata);
    if (group === null || !map.getLayer(layer.id)) continue;
    map.setLayoutProperty(layer.id, 'visibility', layers[group] ? 'visible' : 'none', { validate: false });
  }
}

function groupOf(metadata: unknown): keyof ChartLayers | null {
  if (typeof metadata !== 'object' || metadata === null || !('group' in metadata)) return null;
  const { group } = metadata;
  return group === 'routeing' || group === 'geofences' || group === 'lights' || group === 'trails' || group === 'graticule' ? group : null;
}
