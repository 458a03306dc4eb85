import { batch, effect, signal } from '@preact/signals';
import type { Position } from '../../../shared/words/position.ts';
import type { ZoneGeometry, ZoneKind } from '../../../shared/words/zone.ts';
import type { Pen } from '../../map/contract.ts';
import { stopPen } from '../focus.ts';
import { announceQuietly } from '../notices.ts';
import { chart } from '../selection.ts';
import { addZone, setShape, zonesNow } from './editing.ts';
import { closedRing, ringsOf, withRing } from './zone-shape.ts';

/** What is drawn now: a new zone, or the shape of one. */
export const drawing = signal<{ kind: 'new' } | { kind: 'edit'; id: string } | null>(null);
/** Why what is drawn cannot be so; null when it can. */
export const penRefusal = signal<string | null>(null);

let pen: Pen | null = null;
let unfollow: (() => void) | null = null;
/** The shape that the pen has, so that its own changes are not shown to it again. */
let shown: ZoneGeometry | null = null;

const refused = (words: string | null): void => {
  penRefusal.value = words;
  if (words !== null) announceQuietly(words);
};

export function endDrawing(): void {
  unfollow?.();
  pen?.remove();
  pen = unfollow = shown = null;
  batch(() => {
    drawing.value = null;
    penRefusal.value = null;
    stopPen.value = null;
  });
}

function begin(what: NonNullable<typeof drawing.value>): void {
  endDrawing();
  drawing.value = what;
  stopPen.value = endDrawing;
}

const NO_CHART = 'There is no chart to draw on. Type the corners instead.';

/** Lets a person draw the outline of a zone that has a name and a kind already; tells when it is there. */
export async function drawNew(name: string, kind: ZoneKind, made: () => void): Promise<void> {
  begin({ kind: 'new' });
  const mine = drawing.value;
  const taken = await takePen(null, (_, ring) => {
    endDrawing();
    addZone(name, kind, { type: 'Polygon', coordinates: [closedRing(ring)] });
    made();
  });
  if (drawing.value !== mine) taken?.remove();
  else if (taken) pen = taken;
  else refused(NO_CHART);
}

/** Lets a person move, add and take away a zone's corners. */
export async function drawShape(id: string): Promise<void> {
  const zone = zonesNow.value.find((z) => z.properties.id === id);
  if (!zone) return;
  begin({ kind: 'edit', id });
  const mine = drawing.value;
  shown = zone.geometry;
  const made = await takePen(ringsOf(zone.geometry), (index, ring) => {
    if (!shown) return;
    shown = withRing(shown, index, onGrid(ring, ringsOf(shown)[index] ?? []));
    setShape(id, shown);
  });
  if (drawing.value !== mine) {
    made?.remove();
    return;
  }
  if (!made) {
    refused(NO_CHART);
    return;
  }
  pen = made;
  // Corners that were typed, or put back as they stand, are shown to the pen.
  unfollow = effect(() => {
    const now = zonesNow.value.find((z) => z.properties.id === id)?.geometry;
    if (!now) endDrawing();
    else if (now !== shown && shown !== null) {
      shown = now;
      made.show(ringsOf(now));
    }
  });
}

async function takePen(rings: readonly (readonly Position[])[] | null, ring: (index: number, ring: readonly Position[]) => void): Promise<Pen | null> {
  try {
    return (await chart.value?.takePen(rings, { ring, refused })) ?? null;
  } catch {
    return null;
  }
}

/** Corners that were moved stand on the grid of a metre; those that nobody touched keep their last digit. */
function onGrid(ring: readonly Position[], before: readonly Position[]): Position[] {
  const kept = new Set(before);
  return ring.map((corner) => (kept.has(corner) ? corner : (closedRing([corner])[0] ?? corner)));
}

export const finishDrawing = (): void => pen?.finish();
export const takeCornerBack = (): void => pen?.back();
