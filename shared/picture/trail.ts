import { bearingDeg, planeM } from '../geo/distance.ts';
import { MPS_PER_KNOT } from '../geo/units.ts';
import { UNITS_PER_DEGREE, type Time } from '../words/position.ts';
import type { TrailPoint } from '../words/track.ts';

/** Points that a trail keeps: two hours of a vessel under way, longer of a slow one. */
export const TRAIL_POINTS = 240;
const STEP_MS = 30_000;
/** About 20 m north, a little less east: less than that is a vessel that swings at its anchor. */
const STEP_UNITS = 108;
const GROW_FROM = 8;

/** Where a track was: a ring of thinned positions, the oldest overwritten. */
export class Trail {
  #at = new Float64Array(GROW_FROM);
  #lon = new Int32Array(GROW_FROM);
  #lat = new Int32Array(GROW_FROM);
  #first = 0;
  #count = 0;

  get length(): number {
    return this.#count;
  }

  /** Notes a position, unless it is too near the last noted one in time or place. Units of 1/10 000 minute. */
  add(at: Time, lonUnits: number, latUnits: number): void {
    if (this.#count > 0) {
      const last = this.#slot(this.#count - 1);
      if (at - this.#at[last]! < STEP_MS) return;
      if (Math.abs(lonUnits - this.#lon[last]!) < STEP_UNITS && Math.abs(latUnits - this.#lat[last]!) < STEP_UNITS) return;
    }
    this.#put(at, lonUnits, latUnits);
  }

  /** Forgets everything: what comes next is no continuation. */
  clear(): void {
    this.#first = 0;
    this.#count = 0;
  }

  /** The points from a time on, oldest first, and always the newest one: a track that lies still has none but that. */
  since(from: Time): TrailPoint[] {
    let i = Math.max(0, this.#count - 1);
    while (i > 0 && this.#at[this.#slot(i - 1)]! >= from) i--;
    return this.#points(i);
  }

  points(): TrailPoint[] {
    return this.#points(0);
  }

  #points(from: number): TrailPoint[] {
    return Array.from({ length: this.#count - from }, (_, i) => {
      const slot = this.#slot(from + i);
      return [this.#at[slot]!, this.#lon[slot]! / UNITS_PER_DEGREE, this.#lat[slot]! / UNITS_PER_DEGREE];
    });
  }

  /** The fastest step that began at `from` or later and took no longer than `atMostMs`, knots; 0 when there is none. */
  fastestStep(from: Time, atMostMs: number): number {
    let fastest = 0;
    for (let i = this.#count - 1; i > 0; i--) {
      const a = this.#slot(i - 1);
      const b = this.#slot(i);
      if (this.#at[a]! < from) break;
      const ms = this.#at[b]! - this.#at[a]!;
      if (ms > atMostMs) continue;
      const metres = planeM(this.#lon[a]! / UNITS_PER_DEGREE, this.#lat[a]! / UNITS_PER_DEGREE, this.#lon[b]! / UNITS_PER_DEGREE, this.#lat[b]! / UNITS_PER_DEGREE);
      fastest = Math.max(fastest, (metres * 1000) / ms / MPS_PER_KNOT);
    }
    return fastest;
  }

  /** Course over the newest step that ended at `until` or before and began no earlier than `atMostMs` before, degrees true. */
  courseBefore(until: Time, atMostMs: number): number | null {
    for (let i = this.#count - 1; i > 0; i--) {
      const a = this.#slot(i - 1);
      const b = this.#slot(i);
      if (this.#at[b]! > until) continue;
      if (this.#at[a]! < until - atMostMs) return null;
      return bearingDeg(this.#lon[a]! / UNITS_PER_DEGREE, this.#lat[a]! / UNITS_PER_DEGREE, this.#lon[b]! / UNITS_PER_DEGREE, this.#lat[b]! / UNITS_PER_DEGREE);
    }
    return null;
  }

  /** The whole trail as one short text: differences in base 32 with a continuing bit, as in encoded polylines. */
  pack(): string {
    let text = '';
    let at = 0;
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < this.#count; i++) {
      const slot = this.#slot(i);
      text += packNumber(this.#at[slot]! - at) + packNumber(this.#lon[slot]! - lon) + packNumber(this.#lat[slot]! - lat);
      at = this.#at[slot]!;
      lon = this.#lon[slot]!;
      lat = this.#lat[slot]!;
    }
    return text;
  }

  static unpack(text: string): Trail {
    const trail = new Trail();
    const numbers = unpackNumbers(text);
    let at = 0;
    let lon = 0;
    let lat = 0;
    for (let i = 0; i + 2 < numbers.length; i += 3) {
      at += numbers[i]!;
      lon += numbers[i + 1]!;
      lat += numbers[i + 2]!;
      trail.#put(at, lon, lat);
    }
    return trail;
  }

  #slot(i: number): number {
    return (this.#first + i) % this.#at.length;
  }

  #put(at: Time, lonUnits: number, latUnits: number): void {
    if (this.#count === this.#at.length && this.#count < TRAIL_POINTS) this.#grow();
    if (this.#count === this.#at.length) this.#first = this.#slot(1);
    else this.#count++;
    const slot = this.#slot(this.#count - 1);
    this.#at[slot] = at;
    this.#lon[slot] = lonUnits;
    this.#lat[slot] = latUnits;
  }

  /** Only ever before the ring has turned, so the order stays. */
  #grow(): void {
    const size = Math.min(TRAIL_POINTS, this.#at.length * 2);
    const at = new Float64Array(size);
    const lon = new Int32Array(size);
    const lat = new Int32Array(size);
    at.set(this.#at);
    lon.set(this.#lon);
    lat.set(this.#lat);
    this.#at = at;
    this.#lon = lon;
    this.#lat = lat;
  }
}

/** Arithmetic instead of bit operations: a time has 41 bits. */
function packNumber(value: number): string {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let text = '';
  while (rest >= 32) {
    text += String.fromCharCode(63 + 32 + (rest % 32));
    rest = Math.floor(rest / 32);
  }
  return text + String.fromCharCode(63 + rest);
}

function unpackNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 63;
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit >= 32) continue;
    numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
    value = 0;
    scale = 1;
  }
  return numbers;
}
