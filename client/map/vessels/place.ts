import { latOf, lonOf, screenX, screenY, unitsPerMetre, type View } from '../projection.ts';
import { movedBy, reckonS } from '../motion.ts';
import type { Instances } from './pack.ts';

const moved: [number, number] = [0, 0];

/** Where a record is drawn at a watch time, in Mercator units, into `out`: the same reckoning as in the shaders. */
export function placeOf(instances: Instances, n: number, watchNow: number, out: [number, number]): [number, number] {
  const { floats, words } = instances;
  const w = n * 6;
  const x = instances.originX + (floats[w] ?? 0);
  const y = instances.originY + (floats[w + 1] ?? 0);
  const seconds = reckonS(words[w + 4] ?? 0, (watchNow - instances.epoch) / 1000 - (floats[w + 2] ?? 0));
  if (seconds === 0) {
    out[0] = x;
    out[1] = y;
    return out;
  }
  movedBy(words[w + 3] ?? 0, seconds, moved);
  const units = unitsPerMetre(latOf(y));
  out[0] = x + moved[0] * units;
  out[1] = y - moved[1] * units;
  return out;
}

const place: [number, number] = [0, 0];

/**
 * The record nearest to a screen place within so many pixels, or -1. What is drawn later lies on top and wins when
 * both are as good as under the pointer.
 */
export function pick(instances: Instances, view: View, watchNow: number, x: number, y: number, within = 14): number {
  // The pointer in the records' own units: most are then turned down by two subtractions.
  const px = view.centreX + (x - view.width / 2) / view.world - instances.originX;
  const py = view.centreY + (y - view.height / 2) / view.world - instances.originY;
  // A record may have been moved on from where it was reported: a minute at 100 knots.
  const slack = within / view.world + 3_100 * unitsPerMetre(60);
  const { floats } = instances;
  let best = -1;
  let bestD = within;
  for (let n = 0; n < instances.count; n++) {
    const dx = (floats[n * 6] ?? 0) - px;
    const dy = (floats[n * 6 + 1] ?? 0) - py;
    if (dx > slack || dx < -slack || dy > slack || dy < -slack) continue;
    placeOf(instances, n, watchNow, place);
    const d = Math.hypot(screenX(view, place[0]) - x, screenY(view, place[1]) - y);
    if (d < bestD || (d <= within && d < 3 && bestD < 3)) {
      best = n;
      bestD = d;
    }
  }
  return best;
}

/** Where a record is drawn, degrees. */
export function positionOf(instances: Instances, n: number, watchNow: number): [number, number] {
  placeOf(instances, n, watchNow, place);
  return [lonOf(place[0]), latOf(place[1])];
}
