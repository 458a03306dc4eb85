import type { Alert } from '../../shared/words/alert.ts';
import type { Position } from '../../shared/words/position.ts';
import type { TrailPoint } from '../../shared/words/track.ts';
import type { VesselClass } from '../../shared/words/vessel.ts';
import type { ZoneCollection, ZoneGeometry } from '../../shared/words/zone.ts';
import type { PaletteName, Tokens } from '../palette/tokens.ts';
import type { Picture } from '../state/picture.ts';

/** What the chart tells the rest of the page. */
export interface ChartEvents {
  /** The pointer is over this track (its handle), or over none. */
  hover(handle: number | null, at: { x: number; y: number }): void;
  /** A track was clicked, or the empty sea. */
  select(handle: number | null): void;
  /** Where the pointer is; null when it left the chart. */
  cursor(position: Position | null): void;
  /** A position was clicked while picking. */
  picked(position: Position): void;
  /** The chart moved or zoomed: floating cards place themselves anew. */
  moved(): void;
  /** Labels have found their places anew. */
  labelled(): void;
  /** WebGL is not to be had, or was lost: in words for a person. The rest of the page goes on. */
  trouble(message: string | null): void;
}

/** A zone that stands out on the chart: the one that is looked at, and those of a draft. */
export interface ZoneInFocus {
  readonly geometry: ZoneGeometry;
  readonly name: string;
  /** `chosen` is filled; `draft` is dashed, for nothing alerts by it yet. */
  readonly how: 'chosen' | 'draft' | 'chosen-draft';
}

/** Something that a scenario puts on the chart: a place, or a way that a vessel goes. */
export interface Planned {
  readonly name: string;
  /** In order; one position is a place. */
  readonly path: readonly Position[];
  readonly chosen: boolean;
}

/** What comes of drawing. */
export interface PenEvents {
  /** A ring is drawn to its end, or one of its corners was moved, added or taken away. Closed. */
  ring(index: number, ring: readonly Position[]): void;
  /** What is drawn cannot be so, in words; null when it can again. */
  refused(words: string | null): void;
}

/** Drawing on the chart, while it lasts: clicks set corners and select no vessel. */
export interface Pen {
  /** Puts other rings in the place of those that are edited: corners were typed. */
  show(rings: readonly (readonly Position[])[]): void;
  /** Ends a new outline with the corners that are set. */
  finish(): void;
  /** Takes the newest corner of a new outline back. */
  back(): void;
  setTokens(tokens: Tokens): void;
  remove(): void;
}

/** Which optional layers are drawn. */
export interface ChartLayers {
  routeing: boolean;
  geofences: boolean;
  lights: boolean;
  labels: boolean;
  vectors: boolean;
  trails: boolean;
  graticule: boolean;
}

/** The map, from outside. It reads vessels from the Picture that it was made with; nothing is passed a vessel at a time. */
export interface Chart {
  /** The picture changed (a frame or a roster change was applied): upload and draw. */
  pictureChanged(): void;
  /** What time it is in the watch, for dead reckoning: called with each frame and heartbeat; rate 0 stands still. */
  setClock(watchNow: number, rate: number): void;
  setPalette(name: PaletteName): void;
  setZones(zones: ZoneCollection): void;
  setLayers(layers: ChartLayers): void;
  /** Classes drawn; the alerting and the selected are always drawn. */
  setFilter(classes: ReadonlySet<VesselClass>): void;
  /** Standing alerts: their tracks are drawn dangerous, flashing while unacknowledged. */
  setAlerts(alerts: readonly Alert[]): void;
  select(handle: number | null): void;
  setTrail(points: readonly TrailPoint[] | null): void;
  /** The picture is stale: grey it. */
  setStale(stale: boolean): void;
  /** Moves so that the position is well in view; of several, all of them. */
  show(position: Position, ...more: Position[]): void;
  /** Moves so that all of this is in view and little more, with so many pixels around it: what another screen showed. */
  lookAt(bounds: readonly [west: number, south: number, east: number, north: number], room: number): void;
  home(): void;
  /** West, south, east, north of what is shown, and how near; null when nothing is. */
  shown(): { bounds: [number, number, number, number]; zoom: number } | null;
  /** While picking, the next click is a position and not a selection. */
  setPicking(on: boolean): void;
  /** Where a position is on the screen, in CSS pixels of the chart's element. */
  project(position: Position): { x: number; y: number };
  /** Dead-reckoned position of a track as drawn now. */
  drawnPosition(handle: number): Position | null;
  /** The box of a track's label from its symbol, in CSS pixels; null while it has none. */
  labelBox(handle: number): { dx: number; dy: number; width: number; height: number } | null;
  setZonesInFocus(zones: readonly ZoneInFocus[]): void;
  /** Marks a place with a ring; null for none. */
  setSpot(position: Position | null): void;
  /** What a scenario will put there: never drawn like what is observed. */
  setPlan(plan: readonly Planned[]): void;
  /** Moves so that all of these are in view. */
  showAll(positions: readonly Position[]): void;
  /** Begins to draw a new outline, or to change the rings given. Null where there is no chart, or it is gone. */
  takePen(rings: readonly (readonly Position[])[] | null, events: PenEvents): Promise<Pen | null>;
  destroy(): void;
}

export type CreateChart = (element: HTMLElement, picture: Picture, palette: PaletteName, events: ChartEvents) => Chart;
