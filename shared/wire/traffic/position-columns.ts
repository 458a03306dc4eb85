import type { PositionSighting } from '../../words/sighting.ts';
import { Damage } from './bits.ts';
import { ColumnWriter, type ColumnReader } from './column.ts';
import type { Places } from './places.ts';
import { fits, type Grid, type Motion, onGrid, turned, type Trust, wrapped } from './motion.ts';

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
  readonly list: number[] = [];
  readonly #places = new Map<number, number>();

  placeOf(value: number): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.list.length;
      this.#places.set(value, place);
      this.list.push(value);
    }
    return place;
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
    if (s.sog !== null) columns.sog.add(grid.sog - motion.sog);
    if (s.cog !== null) columns.cog.add(turned(grid.cog - motion.cog, 3600));
    motion.expect(s.observedAt, grid.sog, grid.cog);
    columns.lon.add(grid.lon - motion.expectedLon);
    columns.lat.add(grid.lat - motion.expectedLat);
    if (s.heading !== null) columns.heading.add(turned(grid.heading - motion.heading(grid.cog), 360));
    if (s.status !== null) columns.status.add(grid.status - motion.status);
    this.#addRest(s, motion);
    motion.take(s.observedAt, grid, this.#trust);
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
  readonly #time: ColumnReader;
  readonly #flags: ColumnReader;
  readonly #sog: ColumnReader;
  readonly #cog: ColumnReader;
  readonly #lon: ColumnReader;
  readonly #lat: ColumnReader;
  readonly #heading: ColumnReader;
  readonly #status: ColumnReader;
  readonly #rot: ColumnReader;
  readonly #altitude: ColumnReader;
  readonly #rough: ColumnReader;
  readonly #values: readonly number[];
  readonly #trust: Trust;
  /** The position that is being read: one for all, for there are tens of thousands. */
  readonly #grid: Grid = { lon: NaN, lat: NaN, sog: NaN, cog: NaN, heading: NaN, status: NaN };

  constructor(columnOf: (column: PositionColumn) => ColumnReader, values: readonly number[], trust: Trust) {
    this.#time = columnOf('time');
    this.#flags = columnOf('flags');
    this.#sog = columnOf('sog');
    this.#cog = columnOf('cog');
    this.#lon = columnOf('lon');
    this.#lat = columnOf('lat');
    this.#heading = columnOf('heading');
    this.#status = columnOf('status');
    this.#rot = columnOf('rot');
    this.#altitude = columnOf('altitude');
    this.#rough = columnOf('rough');
    this.#values = values;
    this.#trust = trust;
  }

  time(): number {
    return this.#time.take();
  }

  /** The next position, seen at `observedAt`, into a row. `motion` moves on. */
  read(observedAt: number, motion: Motion, into: Places, row: number): void {
    const flags = this.#flags.take();
    if (flags & ROUGH) into.putRough(row, this.#nextRough(flags, observedAt, motion), this.#nextRot(flags, motion));
    else into.put(row, this.#nextOnGrid(flags, observedAt, motion), this.#nextRot(flags, motion));
    if (flags & NULL_ALTITUDE) into.putAltitude(row, null);
    else if (flags & HAS_ALTITUDE) {
      motion.altitude += this.#altitude.take();
      into.putAltitude(row, this.#value(motion.altitude));
    }
  }

  #nextOnGrid(flags: number, observedAt: number, motion: Motion): Grid {
    const grid = this.#grid;
    grid.sog = flags & NO_SOG ? NaN : motion.sog + this.#sog.take();
    grid.cog = flags & NO_COG ? NaN : wrapped(motion.cog + this.#cog.take(), 3600);
    motion.expect(observedAt, grid.sog, grid.cog);
    grid.lon = motion.expectedLon + this.#lon.take();
    grid.lat = motion.expectedLat + this.#lat.take();
    grid.heading = flags & NO_HEADING ? NaN : wrapped(motion.heading(grid.cog) + this.#heading.take(), 360);
    grid.status = flags & NO_STATUS ? NaN : motion.status + this.#status.take();
    if (!fits(grid)) throw new Damage('a position is off the grid that it is said to be on');
    motion.take(observedAt, grid, this.#trust);
    return grid;
  }

  #nextRough(flags: number, observedAt: number, motion: Motion): Grid {
    const value = () => this.#value(this.#rough.take());
    motion.time = observedAt;
    return {
      lon: value(),
      lat: value(),
      sog: flags & NO_SOG ? NaN : value(),
      cog: flags & NO_COG ? NaN : value(),
      heading: flags & NO_HEADING ? NaN : value(),
      status: flags & NO_STATUS ? NaN : value(),
    };
  }

  /** Place of the rate of turn among the values; NaN when it is not available. */
  #nextRot(flags: number, motion: Motion): number {
    if (flags & NO_ROT) return NaN;
    motion.rot += this.#rot.take();
    this.#value(motion.rot);
    return motion.rot;
  }

  #value(place: number): number {
    const value = this.#values[place];
    if (value === undefined) throw new Damage('a value is named that is not there');
    return value;
  }
}
