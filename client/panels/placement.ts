export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 24;

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** Far more than any distance on a screen: covering one thing more is never made up for by being nearer. */
const COVERS = 100_000;
const COVERS_ITS_OWN = 10_000_000;
/** Places across and down that are looked at besides those beside the thing. */
const ACROSS = 9;
const DOWN = 7;

/**
 * Where a card of this size stands beside a thing, kept inside `free`: where it covers the fewest of those that must stay seen, and never the
 * thing itself unless there is no other place at all. Of places that are as good the one beside it, then the nearest; the place that it has now
 * wins a tie, so that it does not hop about.
 */
export function placeBeside(thing: { x: number; y: number }, size: { width: number; height: number }, free: Box, keepSeen: readonly Box[], before: Box | null): Box {
  const own: Box = { x: thing.x - GAP / 2, y: thing.y - GAP / 2, width: GAP, height: GAP };
  const clampX = (x: number) => Math.max(free.x, Math.min(x, free.x + free.width - size.width));
  const clampY = (y: number) => Math.max(free.y, Math.min(y, free.y + free.height - size.height));
  const at = (x: number, y: number): Box => ({ x: clampX(x), y: clampY(y), ...size });
  const middle = thing.y - size.height / 3;
  const beside = [
    at(thing.x + GAP, middle),
    at(thing.x - GAP - size.width, middle),
    at(thing.x - size.width / 2, thing.y + GAP),
    at(thing.x - size.width / 2, thing.y - GAP - size.height),
    at(thing.x + GAP * 4, middle),
    at(thing.x - GAP * 4 - size.width, middle),
  ];
  const anywhere = Array.from({ length: ACROSS * DOWN }, (_, i) =>
    at(free.x + ((i % ACROSS) / (ACROSS - 1)) * (free.width - size.width), free.y + (Math.floor(i / ACROSS) / (DOWN - 1)) * (free.height - size.height)),
  );
  const covers = (box: Box, k: Box): number => (overlap(box, k) === 0 ? 0 : COVERS + overlap(box, k));
  const cost = (box: Box): number =>
    (overlap(box, own) === 0 ? 0 : COVERS_ITS_OWN) + keepSeen.reduce((sum, k) => sum + covers(box, k), 0) + 4 * farFrom(box, thing) + distance(box, before);
  return [...beside, ...anywhere].reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

/** Pixels between a box and a point, beyond the gap that it keeps anyway. */
const farFrom = (box: Box, { x, y }: { x: number; y: number }): number =>
  Math.max(0, Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height)) - GAP);

/** A little for every pixel of hopping: it decides only between places that are as good. */
const distance = (a: Box, before: Box | null): number => (before === null ? 0 : Math.hypot(a.x - before.x, a.y - before.y) * 0.5);
