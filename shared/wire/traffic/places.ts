import { UNITS_PER_DEGREE } from '../../words/position.ts';
import type { PositionSighting } from '../../words/sighting.ts';
import type { Lane } from './book.ts';
import type { Grid } from './motion.ts';

const NOT_AVAILABLE = -1;

/**
 * Positions in columns, a row each: a chunk holds tens of thousands, and most are never looked at, for only the newest of each
 * track is shown. On the grid of AIS they take 19 bytes a row; what is not stands aside.
 */
export class Places {
  readonly #lon: Int32Array;
  readonly #lat: Int32Array;
  readonly #sog: Int16Array;
  readonly #cog: Int16Array;
  readonly #heading: Int16Array;
  readonly #status: Int8Array;
  /** Place of the rate of turn in `#values`. */
  readonly #rot: Int32Array;
  readonly #values: readonly number[];
  /** Rows off the grid: degrees and knots. */
  readonly #rough = new Map<number, Grid>();
  /** Of the few rows that have one. */
  readonly #altitudes = new Map<number, number | null>();

  /** `values`: numbers that are referred to by their place in it. */
  constructor(count: number, values: readonly number[]) {
    this.#lon = new Int32Array(count);
    this.#lat = new Int32Array(count);
    this.#sog = new Int16Array(count);
    this.#cog = new Int16Array(count);
    this.#heading = new Int16Array(count);
    this.#status = new Int8Array(count);
    this.#rot = new Int32Array(count);
    this.#values = values;
  }

  /** A position on the grid, which must fit (motion.ts); `rot`: place of its rate of turn, NaN when it is not available. */
  put(row: number, grid: Grid, rot: number): void {
    this.#lon[row] = grid.lon;
    this.#lat[row] = grid.lat;
    this.#sog[row] = orNone(grid.sog);
    this.#cog[row] = orNone(grid.cog);
    this.#heading[row] = orNone(grid.heading);
    this.#status[row] = orNone(grid.status);
    this.#rot[row] = orNone(rot);
  }

  /** A position off the grid, in degrees and knots. */
  putRough(row: number, rough: Grid, rot: number): void {
    this.#rough.set(row, rough);
    this.#rot[row] = orNone(rot);
  }

  /** The altitude of a row; one without is that of a vessel. */
  putAltitude(row: number, altitude: number | null): void {
    this.#altitudes.set(row, altitude === null ? null : orNull(altitude));
  }

  /** One row as the sighting that it was. */
  sighting(row: number, { trackId, trackKind, source, aisClass }: Lane, observedAt: number): PositionSighting {
    const rough = this.#rough.size === 0 ? undefined : this.#rough.get(row);
    const sog = this.#sog[row]!;
    const cog = this.#cog[row]!;
    const rot = this.#rot[row]!;
    const position: PositionSighting = {
      kind: 'position',
      trackId,
      trackKind,
      source,
      observedAt,
      aisClass,
      lon: rough?.lon ?? this.#lon[row]! / UNITS_PER_DEGREE,
      lat: rough?.lat ?? this.#lat[row]! / UNITS_PER_DEGREE,
      sog: rough ? orNull(rough.sog) : sog === NOT_AVAILABLE ? null : sog / 10,
      cog: rough ? orNull(rough.cog) : cog === NOT_AVAILABLE ? null : cog / 10,
      heading: rough ? orNull(rough.heading) : known(this.#heading[row]!),
      rot: rot === NOT_AVAILABLE ? null : orNull(this.#values[rot] ?? NaN),
      status: rough ? orNull(rough.status) : known(this.#status[row]!),
    };
    const altitude = this.#altitudes.size === 0 ? undefined : this.#altitudes.get(row);
    return altitude === undefined ? position : { ...position, altitude };
  }
}

const orNone = (value: number): number => (Number.isNaN(value) ? NOT_AVAILABLE : value);
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const known = (value: number): number | null => (value === NOT_AVAILABLE ? null : value);
