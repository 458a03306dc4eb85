import type { PositionSighting } from '../../words/sighting.ts';
import type { Lane } from './book.ts';

/** How a position keeps its altitude: 0 not at all, as "not available", or as a number. */
export const ALTITUDE_NULL = 1;
export const ALTITUDE = 2;

/**
 * Positions in columns, a row each: a chunk holds tens of thousands, and most are never looked at, for only the newest of each
 * track is shown. Degrees, knots and so on as in a sighting; NaN is "not available".
 */
export class Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly sog: Float64Array;
  readonly cog: Float64Array;
  readonly heading: Float64Array;
  readonly status: Float64Array;
  readonly rot: Float64Array;
  readonly altitude: Float64Array;
  readonly altitudeKept: Uint8Array;

  constructor(count: number) {
    this.lon = new Float64Array(count);
    this.lat = new Float64Array(count);
    this.sog = new Float64Array(count);
    this.cog = new Float64Array(count);
    this.heading = new Float64Array(count);
    this.status = new Float64Array(count);
    this.rot = new Float64Array(count);
    this.altitude = new Float64Array(count);
    this.altitudeKept = new Uint8Array(count);
  }

  /** One row as the sighting that it was. */
  sighting(row: number, { trackId, trackKind, source, aisClass }: Lane, observedAt: number): PositionSighting {
    const position: PositionSighting = {
      kind: 'position',
      trackId,
      trackKind,
      source,
      observedAt,
      aisClass,
      lon: this.lon[row] ?? 0,
      lat: this.lat[row] ?? 0,
      sog: known(this.sog[row]),
      cog: known(this.cog[row]),
      heading: known(this.heading[row]),
      rot: known(this.rot[row]),
      status: known(this.status[row]),
    };
    switch (this.altitudeKept[row]) {
      case ALTITUDE:
        return { ...position, altitude: known(this.altitude[row]) };
      case ALTITUDE_NULL:
        return { ...position, altitude: null };
      default:
        return position;
    }
  }
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
