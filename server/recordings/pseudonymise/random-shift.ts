import { randomInt } from 'node:crypto';
import type { Time } from '../../../shared/words/position.ts';

const DAY_MS = 86_400_000;
/** AIS is younger than this, and so are recordings of it. */
export const EARLIEST: Time = Date.UTC(1991, 0, 1);
/** Days back, and nautical miles. */
export const [LEAST_DAYS, MOST_DAYS] = [28, 3_650];
export const [LEAST_NM, MOST_NM] = [1, 5];

/** A random shift for what begins at `from`, in whole days and degrees; never to before there was AIS. */
export function drawnShift(from: Time): { days: number; lon: number; lat: number } {
  const most = Math.max(LEAST_DAYS, Math.min(MOST_DAYS, Math.floor((from - EARLIEST) / DAY_MS)));
  const nm = LEAST_NM + (randomInt(1_000_001) / 1_000_000) * (MOST_NM - LEAST_NM);
  const direction = (randomInt(3_600) / 3_600) * 2 * Math.PI;
  const north = (nm / 60) * Math.cos(direction);
  // In the Channel a degree of longitude is about 0.63 of one of latitude.
  return { days: -randomInt(LEAST_DAYS, most + 1), lat: north, lon: ((nm / 60) * Math.sin(direction)) / 0.63 };
}
