import type { Craft } from './craft.ts';

const CELL = 9500;
const LOW_X = -330_000;
const LOW_Y = -260_000;
const COLUMNS = 70;
const ROWS = 55;

/** Who is near whom: a grid of cells, sorted anew every few seconds. */
export interface Neighbours {
  sort(crafts: readonly Craft[]): void;
  /** Fills `into` with those within about a cell of the craft, itself left out; gives back how many. */
  near(craft: Craft, into: Craft[]): number;
  /** Those within about a cell of a place. */
  around(x: number, y: number, into: Craft[]): number;
}

const cellOf = (x: number, y: number): number => {
  const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor((x - LOW_X) / CELL)));
  const row = Math.min(ROWS - 1, Math.max(0, Math.floor((y - LOW_Y) / CELL)));
  return row * COLUMNS + column;
};

export function openNeighbours(): Neighbours {
  const starts = new Int32Array(COLUMNS * ROWS + 1);
  let order = new Int32Array(0);
  let cells = new Int32Array(0);
  let list: readonly Craft[] = [];

  const around = (x: number, y: number, into: Craft[], not: Craft | null): number => {
    const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor((x - LOW_X) / CELL)));
    const row = Math.min(ROWS - 1, Math.max(0, Math.floor((y - LOW_Y) / CELL)));
    let count = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(ROWS - 1, row + 1); r++) {
      const begin = starts[r * COLUMNS + Math.max(0, column - 1)]!;
      const end = starts[r * COLUMNS + Math.min(COLUMNS - 1, column + 1) + 1]!;
      for (let i = begin; i < end; i++) {
        const other = list[order[i]!]!;
        if (other === not || other.gone) continue;
        if (Math.abs(other.x - x) > CELL || Math.abs(other.y - y) > CELL) continue;
        into[count++] = other;
      }
    }
    return count;
  };

  return {
    sort(crafts) {
      list = crafts.slice();
      if (order.length < list.length) {
        order = new Int32Array(list.length * 2);
        cells = new Int32Array(list.length * 2);
      }
      starts.fill(0);
      for (let i = 0; i < list.length; i++) {
        const cell = cellOf(list[i]!.x, list[i]!.y);
        cells[i] = cell;
        starts[cell + 1]!++;
      }
      for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
      const next = starts.slice();
      for (let i = 0; i < list.length; i++) order[next[cells[i]!]!++] = i;
    },
    near: (craft, into) => around(craft.x, craft.y, into, craft),
    around: (x, y, into) => around(x, y, into, null),
  };
}
