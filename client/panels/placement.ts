export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 24;

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * Where a card of this size stands beside a thing: right, left, below or above it, kept inside `free`, and where it
 * covers least of what must stay seen. The place that it has now wins a tie, so that it does not hop about.
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
  const cost = (box: Box): number => overlap(box, own) * 20 + keepSeen.reduce((sum, k) => sum + overlap(box, k) * 10, 0) + distance(box, before);
  return beside.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

/** A little for every pixel of hopping: it decides only between places that are as good. */
const distance = (a: Box, before: Box | null): number => (before === null ? 0 : Math.hypot(a.x - before.x, a.y - before.y) * 0.5);
