import { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import { createChart } from '../../../client/map/chart.ts';
import { applyPalette } from '../../../client/palette/apply.ts';
import { Picture } from '../../../client/state/picture.ts';
import { VesselClass } from '../../../shared/words/vessel.ts';
import { rosterItem } from '../../unit/client/tracks.ts';
import { cogOf, DELTA, degreesOf, FrameWriter, handleOf, KEYFRAME, openFrame, packMotion, type Frame, type FrameKind } from '../../../shared/wire/frame.ts';
import { toAisUnits } from '../../../shared/geo/units.ts';

/** 5,000 vessels spread over the Dover Strait, all moving: the same in every run. */
const VESSELS = 5_000;
let seed = 1;
function chance(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const vessels = Array.from({ length: VESSELS }, () => ({ lon: 0.9 + chance() * 1.2, lat: 50.75 + chance() * 0.7, cog: chance() * 359, sog: 5 + chance() * 15 }));
const writer = new FrameWriter(VESSELS);
let number = 0;

function nextFrame(kind: FrameKind): Frame {
  for (const [i, v] of vessels.entries()) {
    const a = (v.cog * Math.PI) / 180;
    v.lon += (Math.sin(a) * v.sog) / 3600 / 60 / 0.63;
    v.lat += (Math.cos(a) * v.sog) / 3600 / 60;
    writer.add(i, false, 0, toAisUnits(v.lon), toAisUnits(v.lat), packMotion(v.sog, v.cog, v.cog));
  }
  const frame = openFrame(writer.finish(kind, Date.now(), number++));
  if ('fault' in frame) throw new Error(frame.fault);
  return frame;
}

const element = document.getElementById('chart');
if (!element) throw new Error('the page has no place for the chart');

/** Our way: the picture's columns, packed once into the buffer that the shaders read. */
function customLayer(at: HTMLElement): (frame: Frame) => void {
  const picture = new Picture();
  const classes = VesselClass.options;
  picture.reset(vessels.map((_, i) => rosterItem(i, { class: classes[i % classes.length] ?? 'cargo' })));
  applyPalette('day');
  const nothing = () => {};
  const chart = createChart(at, picture, 'day', { hover: nothing, select: nothing, cursor: nothing, picked: nothing, moved: nothing, labelled: nothing, trouble: nothing });
  return (frame) => {
    picture.applyFrame(frame);
    chart.setClock(frame.at, 1);
    chart.pictureChanged();
  };
}

/** The usual way: a GeoJSON source with a rotated icon a vessel. */
function geojsonLayer(at: HTMLElement): (frame: Frame) => void {
  const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
  const map = new MapLibre({
    container: at,
    bounds: [0.93, 50.8, 2.08, 51.38],
    fadeDuration: 0,
    attributionControl: false,
    style: {
      version: 8,
      sources: { vessels: { type: 'geojson', data: empty } },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': '#D6E6F2' } },
        { id: 'vessels', type: 'symbol', source: 'vessels', layout: { 'icon-image': 'ship', 'icon-rotate': ['get', 'cog'], 'icon-allow-overlap': true, 'icon-ignore-placement': true } },
      ],
    },
  });
  map.addImage('ship', { width: 14, height: 14, data: new Uint8Array(14 * 14 * 4).fill(200) });
  return (frame) => {
    const features: Feature[] = [];
    for (let i = 0; i < frame.count; i++) {
      features.push({
        type: 'Feature',
        id: handleOf(frame.who[i] ?? 0),
        properties: { cog: cogOf(frame.motion[i] ?? 0) ?? 0 },
        geometry: { type: 'Point', coordinates: [degreesOf(frame.lon[i] ?? 0), degreesOf(frame.lat[i] ?? 0)] },
      });
    }
    const source = map.getSource('vessels');
    if (source instanceof GeoJSONSource) void source.setData({ type: 'FeatureCollection', features });
  };
}

const apply = location.search === '?geojson' ? geojsonLayer(element) : customLayer(element);
apply(nextFrame(KEYFRAME));

/** One update; milliseconds of the main thread until it returns. */
function update(): number {
  const frame = nextFrame(DELTA);
  const begin = performance.now();
  apply(frame);
  return performance.now() - begin;
}
Object.assign(window, { update });
