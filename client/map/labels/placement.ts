/** One label that would like to be shown. Pixels are CSS pixels. */
export interface Wish {
  readonly handle: number;
  /** Where its symbol is. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The most pressing are placed first. */
  readonly priority: number;
  /** Shown even where it covers another. */
  readonly must: boolean;
  /** The side that it is on now, or that suits its course; tried first. */
  readonly side: Side;
  /** Pixels between the symbol's middle and the label. */
  readonly gap: number;
  /** Where it stands away from its symbol now, so that it does not hop about; null when it stands beside it. */
  readonly away: Away | null;
}

/** Top left of a label from its symbol, where there was no room beside it. */
export type Away = readonly [dx: number, dy: number];

export type Side = 0 | 1 | 2 | 3;
export const RIGHT = 0;
export const LEFT = 1;
export const BELOW = 2;
export const ABOVE = 3;

export interface Placed {
  readonly handle: number;
  readonly side: Side;
  /** Top left of the label from the symbol. */
  readonly dx: number;
  readonly dy: number;
  /** It stands away from its symbol: a line leads to it. */
  readonly led: boolean;
}

/** Pixels of a cell. Coarse: what matters is whether words can be read, not whether halos touch. */
const CELL = 7;

/** Which cells of the screen are taken. */
export class Cells {
  #columns = 0;
  #rows = 0;
  #taken = new Uint8Array(0);

  clear(width: number, height: number): void {
    this.#columns = Math.ceil(width / CELL);
    this.#rows = Math.ceil(height / CELL);
    if (this.#taken.length < this.#columns * this.#rows) this.#taken = new Uint8Array(this.#columns * this.#rows);
    else this.#taken.fill(0);
  }

  take(x: number, y: number, width: number, height: number): void {
    const x1 = Math.min(this.#columns - 1, Math.floor((x + width) / CELL));
    const y1 = Math.min(this.#rows - 1, Math.floor((y + height) / CELL));
    const x0 = Math.max(0, Math.floor(x / CELL));
    for (let r = Math.max(0, Math.floor(y / CELL)); r <= y1; r++) {
      for (let c = x0; c <= x1; c++) this.#taken[r * this.#columns + c] = 1;
    }
  }

  /** Whether a box is free and wholly on the screen. */
  free(x: number, y: number, width: number, height: number): boolean {
    const x0 = Math.floor(x / CELL);
    const y0 = Math.floor(y / CELL);
    const x1 = Math.floor((x + width) / CELL);
    const y1 = Math.floor((y + height) / CELL);
    if (x0 < 0 || y0 < 0 || x1 >= this.#columns || y1 >= this.#rows) return false;
    // The middle row first: it is the one that most often is taken.
    for (let k = 0; k <= y1 - y0; k++) {
      const r = y0 + ((k + 1) % (y1 - y0 + 1));
      for (let i = r * this.#columns + x0, end = r * this.#columns + x1; i <= end; i++) if (this.#taken[i] === 1) return false;
    }
    return true;
  }
}

/** Where a label's top left is, from its symbol, on each side. */
function offset(side: Side, width: number, height: number, gap: number): [number, number] {
  switch (side) {
    case RIGHT:
      return [gap, -height / 2];
    case LEFT:
      return [-gap - width, -height / 2];
    case BELOW:
      return [-width / 2, gap - 2];
    default:
      return [-width / 2, -gap + 2 - height];
  }
}

/** The order in which sides are tried after the one that is wished. */
const OTHERS: Record<Side, readonly Side[]> = { 0: [0, 1, 2, 3], 1: [1, 0, 2, 3], 2: [2, 0, 1, 3], 3: [3, 0, 1, 2] };

/** Where a label that must be shown is looked for when there is no room beside its symbol: nearest first, all around. */
const AWAY_STEP = 18;
const AWAY_STEPS = 7;
const AROUND: readonly (readonly [number, number])[] = [0, 180, 330, 210, 30, 150, 60, 120, 300, 240, 90, 270].map((deg) => [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)]);

/** A free place for a label not far from its symbol; null when there is none. */
function placeAway({ x, y, width, height, gap, away }: Wish, cells: Cells): Away | null {
  if (away !== null && cells.free(x + away[0], y + away[1], width, height)) return away;
  for (let step = 1; step <= AWAY_STEPS; step++) {
    const reach = gap + step * AWAY_STEP;
    for (const [right, down] of AROUND) {
      const dx = right * (reach + width / 2) - width / 2;
      const dy = down * (reach + height / 2) - height / 2;
      if (cells.free(x + dx, y + dy, width, height)) return [dx, dy];
    }
  }
  return null;
}

/**
 * Finds a place for as many as fit, up to `most`; those that must be shown count but are never left out.
 * `cells` holds what may not be covered (the symbols) and takes the labels in. What must be shown and has no room beside its symbol
 * stands away from it; only where all around is full it covers something.
 */
export function placeLabels(wishes: Wish[], cells: Cells, most: number): Placed[] {
  wishes.sort((a, b) => Number(b.must) - Number(a.must) || b.priority - a.priority || a.handle - b.handle);
  const placed: Placed[] = [];
  for (const wish of wishes) {
    if (placed.length >= most && !wish.must) break;
    const { handle, x, y, width, height, gap } = wish;
    const side = OTHERS[wish.side].find((other) => {
      const [dx, dy] = offset(other, width, height, gap);
      return cells.free(x + dx, y + dy, width, height);
    });
    if (side === undefined && !wish.must) continue;
    const away = side === undefined ? placeAway(wish, cells) : null;
    const use = side ?? wish.side;
    const [dx, dy] = away ?? offset(use, width, height, gap);
    cells.take(x + dx, y + dy, width, height);
    placed.push({ handle, side: use, dx, dy, led: away !== null });
  }
  return placed;
}

/** The line that leads from a symbol to its label: from beside the symbol to the nearest point of the text. */
export function leaderOf({ dx, dy }: Placed, width: number, height: number, gap: number): { x: number; y: number; right: number; down: number } {
  const toX = Math.max(dx, Math.min(0, dx + width));
  const toY = Math.max(dy, Math.min(0, dy + height));
  const far = Math.hypot(toX, toY) || 1;
  const [x, y] = [(toX / far) * Math.min(gap, far), (toY / far) * Math.min(gap, far)];
  return { x, y, right: toX - x, down: toY - y };
}
