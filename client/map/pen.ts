import type { Map as MapLibre } from 'maplibre-gl';
import { TerraDraw, TerraDrawModeUndoRedo, TerraDrawPolygonMode, TerraDrawSelectMode, type GeoJSONStoreFeatures, type HexColor } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { lineFault, ringFault } from '../state/settings/shape-fault.ts';
import type { Position } from '../../shared/words/position.ts';
import type { Tokens } from '../palette/tokens.ts';
import type { Pen, PenEvents } from './contract.ts';

/** Decimal places of what is drawn: a centimetre; what is taken is rounded to a metre by whoever takes it. */
const PLACES = 7;
const CORNER = { type: 'Feature', properties: { mode: 'polygon' } } as const;

const hex = (colour: string): HexColor => `#${colour.replace('#', '')}`;
const shownAs = (degrees: number): number => Number(degrees.toFixed(PLACES));
const keyOf = ([lon = NaN, lat = NaN]: readonly number[]): string => `${shownAs(lon)} ${shownAs(lat)}`;
const outlineOf = ({ geometry }: GeoJSONStoreFeatures): Position[] => (geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []).map(([lon = NaN, lat = NaN]): Position => [lon, lat]) : []);

/**
 * Draws a new outline (without `rings`), or lets the corners of those given be moved, added and taken away. One ring is
 * one polygon of terra-draw's, which knows no holes: so each ring of a zone with holes and parts can be changed.
 */
export function takePen(map: MapLibre, tokens: Tokens, events: PenEvents, rings: readonly (readonly Position[])[] | null): Pen {
  return new ShapePen(map, tokens, events, rings);
}

class ShapePen implements Pen {
  readonly #draw: TerraDraw;
  readonly #events: PenEvents;
  readonly #isNew: boolean;
  /** Corners as they were given, by how they are shown: one that nobody moved keeps its last digit. */
  readonly #given = new Map<string, Position>();
  /** terra-draw's id of each ring. */
  #ids: (string | number)[] = [];
  #said: string | null = null;

  constructor(map: MapLibre, tokens: Tokens, events: PenEvents, rings: readonly (readonly Position[])[] | null) {
    this.#events = events;
    this.#isNew = rings === null;
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: PLACES, prefixId: 'pen' }),
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
      modes: [
        new TerraDrawPolygonMode({ styles: drawingLook(tokens), showCoordinatePoints: true, keyEvents: { finish: 'Enter', cancel: null }, validation: (feature, { updateType }) => this.#judgeDrawing(feature, updateType) }),
        new TerraDrawSelectMode({
          styles: editingLook(tokens),
          // Keys stay the page's own: Delete would take the whole outline away.
          keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
          allowManualDeselection: false,
          flags: { polygon: { feature: { draggable: false, validation: (feature) => this.#judgeEdit(feature), coordinates: { midpoints: true, draggable: true, deletable: true } } } },
        }),
      ],
    });
    this.#draw.start();
    this.#draw.on('finish', (id) => this.#finished(id));
    if (rings === null) this.#draw.setMode('polygon');
    else this.show(rings);
  }

  show(rings: readonly (readonly Position[])[]): void {
    if (this.#isNew) return;
    this.#draw.setMode('select');
    this.#draw.clear();
    this.#given.clear();
    for (const corner of rings.flat()) this.#given.set(keyOf(corner), corner);
    this.#ids = rings.map(() => this.#draw.getFeatureId());
    this.#draw.addFeatures(rings.map((ring, i) => ({ ...CORNER, id: this.#ids[i]!, geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [shownAs(lon), shownAs(lat)])] } })));
    const first = this.#ids[0];
    if (first !== undefined && this.#draw.hasFeature(first)) this.#draw.selectFeature(first);
  }

  finish(): void {
    const corners = this.#drawn();
    const ring = [...corners, ...corners.slice(0, 1)];
    const fault = ringFault(ring);
    this.#say(fault?.words ?? null);
    if (!fault) this.#events.ring(0, ring);
  }

  back(): void {
    this.#draw.undo();
    this.#say(null);
  }

  setTokens(tokens: Tokens): void {
    this.#draw.updateModeOptions<typeof TerraDrawPolygonMode>('polygon', { styles: drawingLook(tokens) });
    this.#draw.updateModeOptions<typeof TerraDrawSelectMode>('select', { styles: editingLook(tokens) });
  }

  remove(): void {
    this.#draw.stop();
  }

  /** The corners that are set, without the one that follows the pointer. */
  #drawn(): Position[] {
    const feature = this.#draw.getSnapshot().find(({ geometry }) => geometry.type === 'Polygon');
    if (!feature) return [];
    const set = feature.properties.committedCoordinateCount;
    const line = outlineOf(feature).slice(0, -1);
    return withoutRepeats(typeof set === 'number' ? line.slice(0, set) : line);
  }

  /** While it is drawn only the way so far counts: the closing edge of a bay crosses for a while. */
  #judgeDrawing(feature: GeoJSONStoreFeatures, update: string): { valid: boolean; reason?: string } {
    const outline = outlineOf(feature);
    const fault = update === 'finish' ? ringFault(withoutRepeats(outline)) : lineFault(withoutRepeats(outline.slice(0, -1)));
    this.#say(fault === null ? null : update === 'finish' ? fault.words : 'This edge would cross one that is drawn: choose another place.');
    // The line follows the pointer wherever it goes; only what is set is refused.
    return fault === null || update === 'provisional' ? { valid: true } : { valid: false, reason: fault.words };
  }

  #judgeEdit(feature: GeoJSONStoreFeatures): { valid: boolean; reason?: string } {
    const fault = ringFault(outlineOf(feature));
    this.#say(fault === null ? null : `Not moved so: ${fault.words.charAt(0).toLowerCase()}${fault.words.slice(1)}`);
    return fault === null ? { valid: true } : { valid: false, reason: fault.words };
  }

  #finished(id: string | number): void {
    const feature = this.#draw.getSnapshotFeature(id);
    if (!feature) return;
    const index = this.#isNew ? 0 : this.#ids.indexOf(id);
    if (index < 0) return;
    this.#say(null);
    const ring = outlineOf(feature).map((corner) => this.#given.get(keyOf(corner)) ?? corner);
    this.#events.ring(index, ring);
  }

  #say(words: string | null): void {
    if (words === this.#said) return;
    this.#said = words;
    this.#events.refused(words);
  }
}

/** Two clicks in one place are one corner. */
const withoutRepeats = (line: readonly Position[]): Position[] => line.filter((at, i) => i === 0 || at[0] !== line[i - 1]?.[0] || at[1] !== line[i - 1]?.[1]);

function drawingLook(t: Tokens) {
  const [accent, panel] = [hex(t.accent), hex(t.panel)];
  return {
    fillColor: accent,
    fillOpacity: 0.16,
    outlineColor: accent,
    outlineWidth: 2.5,
    closingPointColor: panel,
    closingPointOutlineColor: accent,
    closingPointWidth: 6,
    closingPointOutlineWidth: 2.5,
    coordinatePointColor: accent,
    coordinatePointWidth: 4,
    coordinatePointOutlineColor: panel,
    coordinatePointOutlineWidth: 1,
  };
}

function editingLook(t: Tokens) {
  const [accent, panel, text] = [hex(t.accent), hex(t.panel), hex(t.text)];
  return {
    selectedPolygonColor: accent,
    selectedPolygonFillOpacity: 0.16,
    selectedPolygonOutlineColor: accent,
    selectedPolygonOutlineWidth: 2.5,
    selectionPointColor: panel,
    selectionPointOutlineColor: text,
    selectionPointWidth: 5.5,
    selectionPointOutlineWidth: 2,
    midPointColor: accent,
    midPointOutlineColor: panel,
    midPointWidth: 3.5,
    midPointOutlineWidth: 1,
  };
}
