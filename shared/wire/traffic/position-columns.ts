import type { PositionSighting } from '../../words/sighting.ts';
import { UNITS_PER_DEGREE } from '../../words/position.ts';
import { Damage } from './bits.ts';
import { ColumnWriter } from './column.ts';
import { ALTITUDE, ALTITUDE_NULL, type Places } from './places.ts';
import { type Motion, onGrid, turned, type Trust, wrapped } from './motion.ts';

/** The columns of positions, in the order in which they stand in a chunk. */
export const POSITION_COLUMNS = ['time', 'flags', 'sog', 'cog', 'lon', 'lat', 'heading', 'status', 'rot', 'altitude', 'rough'] as const;
export type PositionColumn = (typeof POSITION_COLUMNS)[number];

// The flags of a position: which fields are null, and how altitude and the odd ones are kept.
const NO_SOG = 1;
const NO_COG = 2;
const NO_HEADING = 4;
const NO_ROT = 8;
const NO_STATUS = 16;
/** Altitude is null; with neither flag it is not there at all, as for every vessel. */
const NULL_ALTITUDE = 32;
const HAS_ALTITUDE = 64;
/** Not on the grid of AIS: its numbers stand among the values instead of in the columns. */
const ROUGH = 128;

function flagsOf(s: PositionSighting): number {
  let flags = 0;
  if (s.sog === null) flags |= NO_SOG;
  if (s.cog === null) flags |= NO_COG;
  if (s.heading === null) flags |= NO_HEADING;
  if (s.rot === null) flags |= NO_ROT;
  if (s.status === null) flags |= NO_STATUS;
  if (s.altitude === null) flags |= NULL_ALTITUDE;
  if (typeof s.altitude === 'number') flags |= HAS_ALTITUDE;
  return flags;
}

/** Numbers that no column holds as they are (rates of turn, altitudes, positions off the grid), each once. */
export class Values {
  readonly list: number[];
  readonly #places = new Map<number, number>();

  constructor(list: number[] = []) {
    this.list = list;
  }

  placeOf(value: number): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.list.length;
      this.#places.set(value, place);
      this.list.push(value);
    }
    return place;
  }

  at(place: number): number {
    const value = this.list[place];
    if (value === undefined) throw new Damage('a value is named that is not there');
    return value;
  }
}

/** Positions on their way into columns. */
export class PositionsWriter {
  readonly columns: Record<PositionColumn, ColumnWriter>;
  readonly #values: Values;
  readonly #trust: Trust;

  constructor(values: Values, trust: Trust) {
    this.#values = values;
    this.#trust = trust;
    const column = () => new ColumnWriter();
    this.columns = {
      time: column(),
      flags: column(),
      sog: column(),
      cog: column(),
      lon: column(),
      lat: column(),
      heading: column(),
      status: column(),
      rot: column(),
      altitude: column(),
      rough: column(),
    };
  }

  /** Adds one position; `time` is what the time column gets. `motion` moves on. */
  add(s: PositionSighting, time: number, motion: Motion): void {
    const { columns } = this;
    columns.time.add(time);
    const grid = onGrid(s);
    columns.flags.add(flagsOf(s) | (grid === null ? ROUGH : 0));
    if (grid === null) {
      for (const value of [s.lon, s.lat, s.sog, s.cog, s.heading, s.status]) {
        if (value !== null) columns.rough.add(this.#values.placeOf(value));
      }
      this.#addRest(s, motion);
      motion.time = s.observedAt;
      return;
    }
    if (grid.sog !== null) columns.sog.add(grid.sog - motion.sog);
    if (grid.cog !== null) columns.cog.add(turned(grid.cog - motion.cog, 3600));
    const expected = motion.place(s.observedAt, grid.sog, grid.cog);
    columns.lon.add(grid.lon - expected.lon);
    columns.lat.add(grid.lat - expected.lat);
    if (grid.heading !== null) columns.heading.add(turned(grid.heading - motion.heading(grid.cog), 360));
    if (grid.status !== null) columns.status.add(grid.status - motion.status);
    this.#addRest(s, motion);
    motion.take(s.observedAt, grid, expected, this.#trust);
  }

  #addRest(s: PositionSighting, motion: Motion): void {
    if (s.rot !== null) {
      const place = this.#values.placeOf(s.rot);
      this.columns.rot.add(place - motion.rot);
      motion.rot = place;
    }
    if (typeof s.altitude === 'number') {
      const place = this.#values.placeOf(s.altitude);
      this.columns.altitude.add(place - motion.altitude);
      motion.altitude = place;
    }
  }
}

/** Positions on their way out of columns. */
export class PositionsReader {
  readonly #columns: Record<PositionColumn, Float64Array>;
  readonly #next: Record<PositionColumn, number>;
  readonly #values: Values;
  readonly #trust: Trust;

  constructor(columns: Record<PositionColumn, Float64Array>, values: Values, trust: Trust) {
    this.#columns = columns;
    this.#values = values;
    this.#trust = trust;
    this.#next = { time: 0, flags: 0, sog: 0, cog: 0, lon: 0, lat: 0, heading: 0, status: 0, rot: 0, altitude: 0, rough: 0 };
  }

  time(): number {
    return this.#take('time');
  }

  /** The next position, seen at `observedAt`, into a row. `motion` moves on. */
  read(observedAt: number, motion: Motion, into: Places, row: number): void {
    const flags = this.#take('flags');
    if (flags & ROUGH) this.#rough(flags, observedAt, motion, into, row);
    else this.#onGrid(flags, observedAt, motion, into, row);
    if (!(flags & NO_ROT)) motion.rot += this.#take('rot');
    into.rot[row] = flags & NO_ROT ? NaN : this.#values.at(motion.rot);
    if (flags & NULL_ALTITUDE) into.altitudeKept[row] = ALTITUDE_NULL;
    else if (flags & HAS_ALTITUDE) {
      motion.altitude += this.#take('altitude');
      into.altitudeKept[row] = ALTITUDE;
      into.altitude[row] = this.#values.at(motion.altitude);
    }
  }

  #onGrid(flags: number, observedAt: number, motion: Motion, into: Places, row: number): void {
    const sog = flags & NO_SOG ? null : motion.sog + this.#take('sog');
    const cog = flags & NO_COG ? null : wrapped(motion.cog + this.#take('cog'), 3600);
    const expected = motion.place(observedAt, sog, cog);
    const lon = expected.lon + this.#take('lon');
    const lat = expected.lat + this.#take('lat');
    const heading = flags & NO_HEADING ? null : wrapped(motion.heading(cog) + this.#take('heading'), 360);
    const status = flags & NO_STATUS ? null : motion.status + this.#take('status');
    motion.take(observedAt, { lon, lat, sog, cog, heading, status }, expected, this.#trust);
    into.lon[row] = lon / UNITS_PER_DEGREE;
    into.lat[row] = lat / UNITS_PER_DEGREE;
    into.sog[row] = sog === null ? NaN : sog / 10;
    into.cog[row] = cog === null ? NaN : cog / 10;
    into.heading[row] = heading ?? NaN;
    into.status[row] = status ?? NaN;
  }

  #rough(flags: number, observedAt: number, motion: Motion, into: Places, row: number): void {
    const value = () => this.#values.at(this.#take('rough'));
    motion.time = observedAt;
    into.lon[row] = value();
    into.lat[row] = value();
    into.sog[row] = flags & NO_SOG ? NaN : value();
    into.cog[row] = flags & NO_COG ? NaN : value();
    into.heading[row] = flags & NO_HEADING ? NaN : value();
    into.status[row] = flags & NO_STATUS ? NaN : value();
  }

  #take(column: PositionColumn): number {
    const value = this.#columns[column][this.#next[column]++];
    if (value === undefined) throw new Damage(`the column of ${column} ends too soon`);
    return value;
  }
}
