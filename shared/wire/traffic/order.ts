import { Damage } from './bits.ts';
import { ColumnWriter } from './column.ts';
import { ROWS_IN_STEP, type Steps } from '../../words/steps.ts';

/** The sightings of a chunk, lane after lane: of each its lane's place in the chunk, and its time. */
export interface Rows {
  readonly lane: Uint32Array;
  readonly observedAt: Float64Array;
}

/**
 * In which order the sightings of all lanes were recorded. Nearly always it is the order of their times, and of lanes
 * where times are equal; so only what differs from that is kept:
 * `STRAIGHT` nothing differs; `STEPS` how many that should have come earlier each one overtook; `NAMED` the lane of
 * each, when steps would be many.
 */
const STRAIGHT = 0;
const STEPS = 1;
const NAMED = 2;

/** More steps than this for each sighting, and lanes are named instead. */
const MANY = 64;

/** The time by which each row is ordered: its own, but never before that of an earlier row of its lane. */
function keysOf({ lane, observedAt }: Rows): Float64Array {
  const keys = new Float64Array(observedAt.length);
  let of = -1;
  let latest = 0;
  for (let i = 0; i < keys.length; i++) {
    latest = lane[i] === of ? Math.max(latest, observedAt[i]!) : observedAt[i]!;
    of = lane[i]!;
    keys[i] = latest;
  }
  return keys;
}

/** The straight order of all rows, as places in `rows` (which is lane after lane). */
function straight(keys: Float64Array): Uint32Array {
  const count = keys.length;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  // Time and place in one number sort ten times faster than by a function; hours of a big chunk still fit.
  if ((most - least + 1) * count < Number.MAX_SAFE_INTEGER) {
    const both = new Float64Array(count);
    for (let place = 0; place < count; place++) both[place] = (keys[place]! - least) * count + place;
    both.sort();
    const order = new Uint32Array(count);
    for (let i = 0; i < count; i++) order[i] = both[i]! % count;
    return order;
  }
  return Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}

function isStraight(keys: Float64Array, recorded: Uint32Array): boolean {
  for (let i = 1; i < recorded.length; i++) {
    const before = recorded[i - 1] ?? 0;
    const here = recorded[i] ?? 0;
    const later = (keys[here] ?? 0) - (keys[before] ?? 0);
    if (later < 0 || (later === 0 && here < before)) return false;
  }
  return true;
}

/** `rows` lane after lane; `recorded[i]` is the place in `rows` of the i-th that was recorded. Yields now and then. */
export function* writeOrder(rows: Rows, recorded: Uint32Array): Steps<{ mode: number; column: ColumnWriter }> {
  const keys = keysOf(rows);
  yield;
  if (isStraight(keys, recorded)) return { mode: STRAIGHT, column: new ColumnWriter() };
  yield;
  const order = straight(keys);
  yield;
  const steps = new ColumnWriter();
  const queue = new Queue(order);
  let left = MANY * recorded.length;
  for (const [i, place] of recorded.entries()) {
    const step = queue.stepsTo(place, left);
    left -= step;
    if (left < 0) return { mode: NAMED, column: named(rows, recorded) };
    steps.add(step);
    if (i % ROWS_IN_STEP === 0) yield;
  }
  return { mode: STEPS, column: steps };
}

function named(rows: Rows, recorded: Uint32Array): ColumnWriter {
  const column = new ColumnWriter();
  for (const place of recorded) column.add(rows.lane[place] ?? 0);
  return column;
}

/** The inverse of `writeOrder`: places in `rows` in recorded order. */
export function readOrder(rows: Rows, mode: number, column: Float64Array): Uint32Array {
  const order = straight(keysOf(rows));
  if (mode === STRAIGHT) return order;
  const count = rows.lane.length;
  if (column.length !== count) throw new Damage('the order is not that of the sightings');
  const recorded = new Uint32Array(count);
  if (mode === STEPS) {
    const queue = new Queue(order);
    for (let i = 0; i < count; i++) recorded[i] = queue.after(column[i]!);
    return recorded;
  }
  if (mode !== NAMED) throw new Damage('the order is kept in a manner that is not known');
  const next = new Map<number, number>();
  rows.lane.forEach((lane, i) => {
    if (!next.has(lane)) next.set(lane, i);
  });
  column.forEach((lane, i) => {
    const place = next.get(lane);
    if (place === undefined || rows.lane[place] !== lane) throw new Damage('the order names a lane that has no more');
    next.set(lane, place + 1);
    recorded[i] = place;
  });
  return recorded;
}

/** What is still to come, as a linked list: taking one out of the middle is cheap. */
class Queue {
  readonly #order: Uint32Array;
  /** Of each place in the order, the next that is left; the last slot is the head. */
  readonly #next: Int32Array;
  readonly #head: number;

  constructor(order: Uint32Array) {
    this.#order = order;
    this.#head = order.length;
    this.#next = new Int32Array(order.length + 1);
    for (let i = 0; i < order.length; i++) this.#next[i] = i + 1;
    this.#next[this.#head] = 0;
  }

  /** Steps from the head to `place`, which is taken out; more than `most` when it is farther. */
  stepsTo(place: number, most: number): number {
    let before = this.#head;
    for (let steps = 0; steps <= most; steps++) {
      const here = this.#next[before] ?? 0;
      if (this.#order[here] === place) {
        this.#next[before] = this.#next[here] ?? 0;
        return steps;
      }
      before = here;
    }
    return most + 1;
  }

  /** The place after so many steps from the head, taken out. */
  after(steps: number): number {
    let before = this.#head;
    for (let i = 0; i < steps; i++) before = this.#next[before] ?? this.#head;
    const here = this.#next[before] ?? this.#head;
    const place = this.#order[here];
    if (place === undefined) throw new Damage('the order points beyond its end');
    this.#next[before] = this.#next[here] ?? 0;
    return place;
  }
}
