import type { ChartCollection } from '../../../shared/words/chart.ts';
import { xOfLon, yOfLat } from './plane.ts';

/** Where there is water, and how far the nearest land is: a grid of 200 m over the whole Channel. */
export interface Sea {
  /** Metres to the nearest land, to a cell or two; 0 on land, at most 50 km. Beyond the grid there is no land. */
  toLand(x: number, y: number): number;
  /** Water with some 400 m to spare. */
  clear(x: number, y: number): boolean;
  /** Within 5 km of land: there one looks before one turns. */
  nearLand(x: number, y: number): boolean;
  /** Water with so many metres to spare all along a straight line. */
  clearLine(x1: number, y1: number, x2: number, y2: number, spareM: number): boolean;
}

const CELL = 200;
const WEST = -3.1;
const EAST = 3.4;
const SOUTH = 49.3;
const NORTH = 52.3;
const FAR = 250;

/** The sea around the land features of a chart. */
export function openSea(chart: ChartCollection): Sea {
  const x0 = xOfLon(WEST);
  const y0 = yOfLat(SOUTH);
  const columns = Math.ceil((xOfLon(EAST) - x0) / CELL);
  const rows = Math.ceil((yOfLat(NORTH) - y0) / CELL);
  // Distance to land in cells; 0 is land.
  const cells = new Uint8Array(columns * rows).fill(FAR);

  for (const feature of chart.features) {
    if (feature.properties.kind !== 'land') continue;
    const { geometry } = feature;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    for (const rings of polygons) fillPolygon(rings);
  }
  spread();

  /** Even-odd by rows, then the shore itself, so that a narrow mole is land too. */
  function fillPolygon(rings: readonly (readonly (readonly [number, number])[])[]): void {
    const crossings = new Map<number, number[]>();
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const ax = (xOfLon(ring[i]![0]) - x0) / CELL;
        const ay = (yOfLat(ring[i]![1]) - y0) / CELL;
        const bx = (xOfLon(ring[i + 1]![0]) - x0) / CELL;
        const by = (yOfLat(ring[i + 1]![1]) - y0) / CELL;
        markEdge(ax, ay, bx, by);
        const low = Math.max(0, Math.ceil(Math.min(ay, by) - 0.5));
        const high = Math.min(rows - 1, Math.ceil(Math.max(ay, by) - 0.5) - 1);
        for (let row = low; row <= high; row++) {
          const at = ax + ((row + 0.5 - ay) / (by - ay)) * (bx - ax);
          const list = crossings.get(row);
          if (list) list.push(at);
          else crossings.set(row, [at]);
        }
      }
    }
    for (const [row, list] of crossings) {
      list.sort((a, b) => a - b);
      for (let i = 0; i + 1 < list.length; i += 2) {
        const from = Math.max(0, Math.ceil(list[i]! - 0.5));
        const to = Math.min(columns - 1, Math.ceil(list[i + 1]! - 0.5) - 1);
        if (to >= from) cells.fill(0, row * columns + from, row * columns + to + 1);
      }
    }
  }

  function markEdge(ax: number, ay: number, bx: number, by: number): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) * 2));
    for (let i = 0; i <= steps; i++) {
      const column = Math.floor(ax + ((bx - ax) * i) / steps);
      const row = Math.floor(ay + ((by - ay) * i) / steps);
      if (column >= 0 && column < columns && row >= 0 && row < rows) cells[row * columns + column] = 0;
    }
  }

  /** City-block and diagonal distance in two passes: never too long by more than one part in twelve. */
  function spread(): void {
    const at = (row: number, column: number): number => (row < 0 || column < 0 || row >= rows || column >= columns ? FAR : cells[row * columns + column]!);
    // Counted in thirds of a cell would be finer; whole cells err on the near side, which is the safe one.
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const here = cells[row * columns + column]!;
        if (here === 0) continue;
        cells[row * columns + column] = Math.min(here, 1 + Math.min(at(row, column - 1), at(row - 1, column - 1), at(row - 1, column), at(row - 1, column + 1)));
      }
    }
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        const here = cells[row * columns + column]!;
        if (here === 0) continue;
        cells[row * columns + column] = Math.min(here, 1 + Math.min(at(row, column + 1), at(row + 1, column + 1), at(row + 1, column), at(row + 1, column - 1)));
      }
    }
  }

  const cellAt = (x: number, y: number): number => {
    const column = Math.floor((x - x0) / CELL);
    const row = Math.floor((y - y0) / CELL);
    return column < 0 || row < 0 || column >= columns || row >= rows ? FAR : cells[row * columns + column]!;
  };
  const toLand = (x: number, y: number): number => cellAt(x, y) * CELL;

  return {
    toLand,
    clear: (x, y) => cellAt(x, y) >= 3,
    nearLand: (x, y) => cellAt(x, y) < 26,
    clearLine(x1, y1, x2, y2, spareM) {
      const length = Math.hypot(x2 - x1, y2 - y1);
      // Where land is far, the next step may be long.
      for (let at = 0; at <= length; ) {
        const free = toLand(x1 + ((x2 - x1) * at) / (length || 1), y1 + ((y2 - y1) * at) / (length || 1));
        if (free < spareM) return false;
        at += Math.max(CELL, (free - spareM) * 0.6);
      }
      return toLand(x2, y2) >= spareM;
    },
  };
}
