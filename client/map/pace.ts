import { MPS_PER_KNOT } from '../../shared/geo/units.ts';

/** A move of less than this on the screen is not seen. */
const STEP_PX = 0.4;
const FASTEST_MS = 50;
/** Two drawings a second: what a flash of 1 Hz needs, and the slowest that still looks alive. */
const SLOWEST_MS = 500;

/**
 * Milliseconds of wall time until the chart is worth drawing again: from the fastest vessel (tenths of a knot), the
 * scale (metres a pixel) and how fast the watch's clock runs. Infinity when nothing moves or flashes.
 */
export function paceMs(fastest: number, metresPerPixel: number, rate: number, flashing: boolean): number {
  const pixelsPerMs = ((fastest / 10) * MPS_PER_KNOT * Math.abs(rate)) / metresPerPixel / 1000;
  if (pixelsPerMs === 0) return flashing ? SLOWEST_MS : Infinity;
  return Math.min(SLOWEST_MS, Math.max(FASTEST_MS, STEP_PX / pixelsPerMs));
}
