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
}

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

/**
 * Finds a place for as many as fit, up to `most`; those that must be shown count but are never left out.
 * `cells` holds what may not be covered (the symbols) and takes the labels in.
 */
export function placeLabels(wishes: Wish[], cells: Cells, most: number): Placed[] {
  wishes.sort((a, b) => Number(b.must) - Number(a.must) || b.priority - a.priority || a.handle - b.handle);
  const placed: Placed[] = [];
  for (const wish of wishes) {
    if (placed.length >= most && !wish.must) break;
    const { handle, x, y, width, height, gap } = wish;
    for (const side of OTHERS[wish.side]) {
      const [dx, dy] = offset(side, width, height, gap);
      const fits = cells.free(x + dx, y + dy, width, height);
      if (!fits && !(wish.must && side === OTHERS[wish.side][3])) continue;
      const use = fits ? side : wish.side;
      const [ux, uy] = offset(use, width, height, gap);
      cells.take(x + ux, y + uy, width, height);
      placed.push({ handle, side: use, dx: ux, dy: uy });
      break;
    }
  }
  return placed;
}
