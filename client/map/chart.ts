import '@fontsource-variable/inter/index.css';
import 'maplibre-gl/dist/maplibre-gl.css';
import './chart.css';
import { GeoJSONSource, LngLatBounds, type Map as MapLibre } from 'maplibre-gl';
import type { GeoJSON } from 'geojson';
import type { Alert } from '../../shared/words/alert.ts';
import type { Position } from '../../shared/words/position.ts';
import type { TrailPoint } from '../../shared/words/track.ts';
import type { VesselClass } from '../../shared/words/vessel.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { TOKENS, type PaletteName, type Tokens } from '../palette/tokens.ts';
import type { Picture } from '../state/picture.ts';
import { addIcons, goHome, makeMap, reach, repaint, setChartStyle, showLayers } from './base.ts';
import type { Chart, ChartEvents, ChartLayers, CreateChart, Pen, PenEvents, Planned, ZoneInFocus } from './contract.ts';
import { Furniture } from './furniture.ts';
import { LabelLayer } from './labels/layer.ts';
import { classBit } from './look.ts';
import { markAlerts } from './alert-marks.ts';
import { noChart } from './no-chart.ts';
import { paceMs } from './pace.ts';
import { Pointer } from './pointer.ts';
import { mercatorX, mercatorY, metresPerPixel, screenX, screenY, viewOf, type View } from './projection.ts';
import { loadChart, type ChartData } from './style/data.ts';
import { focusShapes } from './style/focus.ts';
import { graticule, stepMinutes } from './style/graticule.ts';
import { planShapes } from './style/plan.ts';
import { trailLine, zoneLines } from './style/lines.ts';
import { VesselLayer } from './vessels/layer.ts';
import { Instances, Marks } from './vessels/pack.ts';
import { VesselPane } from './vessels/pane.ts';
import { pick, positionOf } from './vessels/place.ts';
import { WatchTime } from './watch-clock.ts';

/** When the view has gone so far from the records' origin, they are packed anew (Mercator units; about 2 degrees). */
const ORIGIN_REACH = 0.006;
/** Labels are placed anew no more often than this while vessels move by themselves, ms. */
const LABELS_EVERY_MS = 1_000;
/** ... while the chart is moved by hand, or texts are still being drawn. */
const LABELS_SOON_MS = 150;

/** What is shown is shown no smaller than this; several things together no larger, with room around them (of the chart's shorter side). */
const SHOWN_AT_ZOOM = 10;
const SHOWN_TOGETHER_AT_MOST = 13;
const SHOWN_WITH_ROOM = 0.25;

const LOST_TEXT = 'The chart is not drawn: the graphics were lost. Alerts, lists and reports go on. It comes back by itself; if not, reload the page.';
const ABSENT_TEXT = 'The chart cannot be drawn: this browser gives no WebGL 2. Alerts, lists and reports work. Turn on graphics acceleration, or use another browser.';

/** Makes the chart in an element. Where WebGL is missing it says so once and stays empty; everything else goes on. */
export const createChart: CreateChart = (element, picture, palette, events) => {
  element.classList.add('chart');
  try {
    return new VesselChart(element, picture, palette, events);
  } catch {
    events.trouble(ABSENT_TEXT);
    return noChart(picture);
  }
};

class VesselChart implements Chart {
  readonly #element: HTMLElement;
  readonly #picture: Picture;
  readonly #events: ChartEvents;
  readonly #map: MapLibre;
  readonly #furniture: Furniture;
  readonly #pointer: Pointer;
  readonly #instances = new Instances();
  readonly #marks = new Marks();
  readonly #time = new WatchTime();
  readonly #vessels: VesselLayer;
  readonly #pane: VesselPane;
  readonly #lost = new Set<'chart' | 'vessels'>();
  readonly #labels: LabelLayer;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  #tokens: Tokens;
  #data: ChartData | null = null;
  #alerts: readonly Alert[] = [];
  #zones: ZoneCollection | null = null;
  #trail: readonly TrailPoint[] | null = null;
  #focus: readonly ZoneInFocus[] = [];
  #spot: Position | null = null;
  #plan: readonly Planned[] = [];
  #pen: Pen | null = null;
  #layers: ChartLayers = { routeing: true, geofences: true, lights: true, labels: true, vectors: true, trails: true, graticule: false };
  #classes = 0xffff;
  #selected = -1;
  #marked = -1;
  #labelsAt = 0;
  #labelsDue: ReturnType<typeof setTimeout> | undefined;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #gone = false;

  constructor(element: HTMLElement, picture: Picture, palette: PaletteName, events: ChartEvents) {
    this.#element = element;
    this.#picture = picture;
    this.#events = events;
    this.#tokens = TOKENS[palette];
    this.#map = makeMap(element, this.#tokens);
    this.#furniture = new Furniture(element);
    this.#pointer = new Pointer(this.#map, events, (x, y, within) => this.#find(x, y, within));
    const scene = {
      instances: this.#instances,
      tokens: () => this.#tokens,
      view: () => this.#view(),
      zoom: () => this.#map.getZoom(),
      now: () => this.#now(),
      lit: () => this.#still.matches || Math.floor(performance.now() / 500) % 2 === 0,
      vectors: () => this.#layers.vectors,
    };
    this.#labels = new LabelLayer(scene, picture, () => this.#layers.labels);
    this.#vessels = new VesselLayer(scene, this.#labels, (count) => this.#drawn(count));
    this.#pane = new VesselPane(this.#map.getCanvas(), this.#vessels, (lost) => this.#lose('vessels', lost));
    this.#listen();
    void this.#load();
  }

  #listen(): void {
    const map = this.#map;
    map.on('move', () => {
      this.#furnish();
      this.#placeLabels(LABELS_SOON_MS);
      this.#events.moved();
    });
    map.on('moveend', () => {
      const view = this.#view();
      const far = Math.max(Math.abs(view.centreX - this.#instances.originX), Math.abs(view.centreY - this.#instances.originY));
      if (far > ORIGIN_REACH) this.pictureChanged();
      this.#placeLabels(0);
      this.#schedule();
      this.#drawGraticule();
    });
    map.on('resize', () => {
      this.#furnish();
      this.#placeLabels(0);
    });
    map.on('render', () => this.#pane.draw());
    map.on('webglcontextlost', () => this.#lose('chart', true));
    map.on('webglcontextrestored', () => {
      this.#lose('chart', false);
      map.once('styledata', () => this.#dress());
    });
    this.#furnish();
  }

  #lose(part: 'chart' | 'vessels', lost: boolean): void {
    if (this.#gone) return;
    if (lost) this.#lost.add(part);
    else this.#lost.delete(part);
    this.#events.trouble(this.#lost.size > 0 ? LOST_TEXT : null);
  }

  async #load(): Promise<void> {
    const data = await loadChart();
    if (this.#gone) return;
    this.#data = data;
    setChartStyle(this.#map, this.#tokens, data);
    this.#map.once('styledata', () => this.#dress());
    if (data.missing.length > 0) this.#events.trouble(`The chart is incomplete: ${data.missing.join(', ')} could not be loaded. Vessels and alerts are shown. Reload the page to try again.`);
  }

  /** What a new style lacks: pictures, and what was said before it was there. */
  #dress(): void {
    if (this.#gone || !this.#data) return;
    addIcons(this.#map, this.#tokens);
    this.#pane.show();
    showLayers(this.#map, this.#tokens, this.#layers);
    repaint(this.#map, this.#tokens);
    this.#setData('zones', zoneLines(this.#zones));
    this.#setData('trail', trailLine(this.#trail));
    this.#setData('focus', focusShapes(this.#focus, this.#spot));
    this.#setData('plan', planShapes(this.#plan));
    this.#drawGraticule();
    this.pictureChanged();
  }

  #setData(source: string, data: GeoJSON): void {
    const found = this.#map.getSource(source);
    // Turned down only when newer data overtook it.
    if (found instanceof GeoJSONSource) found.setData(data).catch(() => {});
  }

  /** The lines of where the view has come to rest; while it is dragged, those around it. */
  #drawGraticule(): void {
    if (!this.#layers.graticule || !this.#data) return;
    const bounds = this.#map.getBounds();
    const pixelsPerDegree = this.#view().world / 360;
    this.#setData('graticule', graticule([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], stepMinutes(pixelsPerDegree)));
  }

  #drawn(count: number): void {
    if (this.#marked === count) return;
    this.#marked = count;
    this.#element.dataset.vessels = String(count);
  }

  #now(): number {
    return this.#time.at(performance.now());
  }

  #view(): View {
    const { clientWidth, clientHeight } = this.#map.getCanvas();
    return viewOf(this.#map.getCenter(), this.#map.getZoom(), clientWidth, clientHeight);
  }

  #furnish(): void {
    this.#furniture.update(this.#map.getCenter().lat, this.#map.getZoom());
  }

  #find(x: number, y: number, within: number): number | null {
    const n = pick(this.#instances, this.#view(), this.#now(), x, y, within);
    return n < 0 ? null : (this.#picture.handle[this.#instances.slots[n] ?? 0] ?? null);
  }

  /** Places labels anew, in a task of its own so that no update waits for it, and no sooner than this after the last time. */
  #placeLabels(everyMs: number): void {
    if (this.#labelsDue !== undefined) {
      if (everyMs > 0) return;
      clearTimeout(this.#labelsDue);
    }
    const wait = Math.max(0, this.#labelsAt + everyMs - performance.now());
    this.#labelsDue = setTimeout(() => {
      this.#labelsDue = undefined;
      if (this.#gone) return;
      this.#labelsAt = performance.now();
      const all = this.#labels.place(this.#selected);
      this.#events.labelled();
      this.#pane.soon();
      if (!all) this.#placeLabels(LABELS_SOON_MS);
    }, wait);
  }

  /** Draws again when the fastest vessel has moved far enough to be seen, or a flash changes. */
  #schedule(): void {
    clearTimeout(this.#tick);
    const rate = this.#element.classList.contains('is-stale') ? 0 : this.#time.rate;
    const scale = metresPerPixel(this.#map.getCenter().lat, this.#map.getZoom());
    const ms = paceMs(this.#instances.fastest, scale, rate, this.#instances.flashing && !this.#still.matches);
    if (ms === Infinity || this.#gone) return;
    this.#tick = setTimeout(() => {
      if (!document.hidden) this.#pane.soon();
      this.#placeLabels(LABELS_EVERY_MS);
      this.#pointer.again();
      this.#schedule();
    }, ms);
  }

  pictureChanged(): void {
    const { lng, lat } = this.#map.getCenter();
    markAlerts(this.#marks, this.#alerts, this.#picture);
    this.#instances.pack(this.#picture, {
      marks: this.#marks,
      selected: this.#selected,
      classes: this.#classes,
      originX: mercatorX(lng),
      originY: mercatorY(lat),
    });
    this.#vessels.changed();
    this.#labels.refresh();
    this.#placeLabels(LABELS_EVERY_MS);
    this.#pane.soon();
    this.#schedule();
  }

  setClock(watchNow: number, rate: number): void {
    const before = this.#time.rate;
    this.#time.set(watchNow, rate, performance.now());
    if (rate !== before) this.#schedule();
  }

  setPalette(name: PaletteName): void {
    this.#tokens = TOKENS[name];
    if (this.#data) repaint(this.#map, this.#tokens);
    this.#pen?.setTokens(this.#tokens);
    this.#pane.soon();
  }

  setZones(zones: ZoneCollection): void {
    this.#zones = zones;
    this.#setData('zones', zoneLines(zones));
  }

  setLayers(layers: ChartLayers): void {
    this.#layers = layers;
    if (this.#data) showLayers(this.#map, this.#tokens, layers);
    this.#drawGraticule();
    this.#placeLabels(0);
    this.#pane.soon();
  }

  setFilter(classes: ReadonlySet<VesselClass>): void {
    this.#classes = 0;
    for (const name of classes) this.#classes |= classBit(name);
    this.#changedNow();
  }

  setAlerts(alerts: readonly Alert[]): void {
    this.#alerts = alerts;
    this.#changedNow();
  }

  select(handle: number | null): void {
    this.#selected = handle ?? -1;
    this.#changedNow();
  }

  /** A person did something: labels follow at once. */
  #changedNow(): void {
    this.pictureChanged();
    this.#placeLabels(0);
  }

  setTrail(points: readonly TrailPoint[] | null): void {
    this.#trail = points;
    this.#setData('trail', trailLine(points));
  }

  setStale(stale: boolean): void {
    this.#element.classList.toggle('is-stale', stale);
    this.#schedule();
  }

  show(first: Position, ...more: Position[]): void {
    reach(this.#map, [first, ...more]);
    const zoom = Math.max(this.#map.getZoom(), SHOWN_AT_ZOOM);
    if (more.length === 0) {
      this.#map.easeTo({ center: first, zoom, duration: 240 });
      return;
    }
    const bounds = new LngLatBounds(first, first);
    for (const position of more) bounds.extend(position);
    const { clientWidth, clientHeight } = this.#map.getCanvas();
    this.#map.fitBounds(bounds, { padding: Math.min(clientWidth, clientHeight) * SHOWN_WITH_ROOM, maxZoom: Math.max(zoom, SHOWN_TOGETHER_AT_MOST), duration: 240 });
  }

  lookAt([west, south, east, north]: readonly [number, number, number, number], room: number): void {
    reach(this.#map, [
      [west, south],
      [east, north],
    ]);
    this.#map.fitBounds([west, south, east, north], { padding: room, duration: 240 });
  }

  home(): void {
    goHome(this.#map);
  }

  shown(): { bounds: [number, number, number, number]; zoom: number } {
    const bounds = this.#map.getBounds();
    return { bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], zoom: this.#map.getZoom() };
  }

  setPicking(on: boolean): void {
    this.#pointer.picking = on;
    this.#element.classList.toggle('is-picking', on);
  }

  project([lon, lat]: Position): { x: number; y: number } {
    const view = this.#view();
    return { x: screenX(view, mercatorX(lon)), y: screenY(view, mercatorY(lat)) };
  }

  drawnPosition(handle: number): Position | null {
    const slot = this.#picture.slotOf(handle);
    if (slot === undefined) return null;
    const n = this.#instances.recordOf(slot);
    return n < 0 ? null : positionOf(this.#instances, n, this.#now());
  }

  labelBox(handle: number): { dx: number; dy: number; width: number; height: number } | null {
    return this.#labels.boxOf(handle);
  }

  setZonesInFocus(zones: readonly ZoneInFocus[]): void {
    this.#focus = zones;
    this.#setData('focus', focusShapes(zones, this.#spot));
  }

  setSpot(position: Position | null): void {
    this.#spot = position;
    this.#setData('focus', focusShapes(this.#focus, position));
  }

  setPlan(plan: readonly Planned[]): void {
    this.#plan = plan;
    this.#setData('plan', planShapes(plan));
  }

  showAll(positions: readonly Position[]): void {
    const lons = positions.map(([lon]) => lon);
    const lats = positions.map(([, lat]) => lat);
    if (positions.length === 0) return;
    this.#map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: 72, maxZoom: 13, duration: 240 });
  }

  async takePen(rings: readonly (readonly Position[])[] | null, events: PenEvents): Promise<Pen | null> {
    // Drawing is rare and its library is large: it is fetched when it is first wanted.
    const { takePen } = await import('./pen.ts');
    if (this.#gone || !this.#data) return null;
    this.#pen?.remove();
    const pen = takePen(this.#map, this.#tokens, events, rings);
    this.#pointer.drawing = true;
    this.#element.dataset.pen = 'on';
    const held: Pen = {
      show: (next) => pen.show(next),
      finish: () => pen.finish(),
      back: () => pen.back(),
      setTokens: (tokens) => pen.setTokens(tokens),
      remove: () => {
        if (this.#pen !== held) return;
        this.#pen = null;
        this.#pointer.drawing = false;
        delete this.#element.dataset.pen;
        if (!this.#gone) pen.remove();
      },
    };
    this.#pen = held;
    return held;
  }

  destroy(): void {
    this.#pen?.remove();
    this.#gone = true;
    clearTimeout(this.#tick);
    clearTimeout(this.#labelsDue);
    this.#pointer.destroy();
    this.#pane.remove();
    this.#map.remove();
    this.#furniture.remove();
    this.#element.classList.remove('chart', 'is-stale', 'is-picking');
  }
}
