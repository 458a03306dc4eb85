import { toAisUnits } from '../../../shared/geo/units.ts';
import { UNITS_PER_DEGREE, type Position, type Time } from '../../../shared/words/position.ts';

const HALF_ROUND = 180 * UNITS_PER_DEGREE;

/** One offset in time and one in place for everything, so that distances in both stay what they are (nearly, where the latitude changes). */
export class Shift {
  readonly #ms: number;
  /** Whole units of the AIS grid. */
  readonly #east: number;
  readonly #north: number;

  /** Milliseconds later, degrees east and north; below zero for earlier, west and south. */
  constructor({ ms, lon, lat }: { ms: number; lon: number; lat: number }) {
    this.#ms = Math.round(ms);
    this.#east = toAisUnits(lon);
    this.#north = toAisUnits(lat);
  }

  get movesTime(): boolean {
    return this.#ms !== 0;
  }

  get movesPlace(): boolean {
    return this.#east !== 0 || this.#north !== 0;
  }

  time(at: Time): Time {
    return at + this.#ms;
  }

  /** Null where that is beyond a pole. */
  place([lon, lat]: Position): Position | null {
    if (!this.movesPlace) return [lon, lat];
    const north = toAisUnits(lat) + this.#north;
    if (Math.abs(north) > HALF_ROUND / 2) return null;
    const east = toAisUnits(lon) + this.#east;
    const around = east > HALF_ROUND ? east - 2 * HALF_ROUND : east < -HALF_ROUND ? east + 2 * HALF_ROUND : east;
    return [around / UNITS_PER_DEGREE, north / UNITS_PER_DEGREE];
  }

  /** An arrival as AIS has it, `MM-DDTHH:MMZ`, of about the year of `at`: whole days are added; null when there is no such date. */
  eta(eta: string, at: Time): string | null {
    if (this.#ms === 0) return eta;
    const read = /^(\d\d)-(\d\d)(T\d\d:\d\dZ)$/.exec(eta);
    if (read === null) return null;
    const days = Math.round(this.#ms / 86_400_000);
    const date = new Date(Date.UTC(new Date(at).getUTCFullYear(), Number(read[1]) - 1, Number(read[2]) + days));
    return `${date.toISOString().slice(5, 10)}${read[3] ?? ''}`;
  }
}
