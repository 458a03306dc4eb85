import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { Position } from '../../shared/words/position.ts';
import type { ChartEvents } from './contract.ts';

/** How near the pointer must be, CSS pixels; a finger covers more. */
const NEAR_PX = 14;
const NEAR_FINGER_PX = 24;

/** Turns what the pointer does on the chart into the chart's events. */
export class Pointer {
  readonly #map: MapLibre;
  readonly #events: ChartEvents;
  readonly #find: (x: number, y: number, within: number) => number | null;
  #hovered: number | null = null;
  #last: { x: number; y: number } | null = null;
  #frame = 0;
  picking = false;
  /** The pen has the pointer: nothing is selected or hovered. */
  drawing = false;

  constructor(map: MapLibre, events: ChartEvents, find: (x: number, y: number, within: number) => number | null) {
    this.#map = map;
    this.#events = events;
    this.#find = find;
    map.on('mousemove', (e) => this.#moved(e));
    map.on('mouseout', () => this.#left());
    map.on('click', (e) => this.#clicked(e));
    map.on('dragstart', () => this.#hover(null));
  }

  /** What lies under a still pointer may have changed. */
  again(): void {
    if (this.#last && !this.#map.isMoving()) this.#schedule();
  }

  #moved(e: MapMouseEvent): void {
    this.#events.cursor([e.lngLat.lng, e.lngLat.lat]);
    this.#last = { x: e.point.x, y: e.point.y };
    this.#schedule();
  }

  /** At most one search a drawn frame, however fast the pointer reports. */
  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#last || this.#map.isMoving()) return;
      this.#hover(this.picking || this.drawing ? null : this.#find(this.#last.x, this.#last.y, NEAR_PX));
    });
  }

  #left(): void {
    this.#last = null;
    this.#events.cursor(null);
    this.#hover(null);
  }

  #hover(handle: number | null): void {
    if (this.drawing && this.#hovered === null) return;
    this.#map.getCanvasContainer().style.cursor = this.picking ? '' : handle === null ? '' : 'pointer';
    if (handle === this.#hovered) return;
    this.#hovered = handle;
    this.#events.hover(handle, this.#last ?? { x: 0, y: 0 });
  }

  #clicked(e: MapMouseEvent): void {
    if (this.drawing) return;
    if (this.picking) {
      const at: Position = [e.lngLat.lng, e.lngLat.lat];
      this.#events.picked(at);
      return;
    }
    const finger = 'pointerType' in e.originalEvent && e.originalEvent.pointerType === 'touch';
    this.#events.select(this.#find(e.point.x, e.point.y, finger ? NEAR_FINGER_PX : NEAR_PX));
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
  }
}
