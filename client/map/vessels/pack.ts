import type { AlertPriority } from '../../../shared/words/alert.ts';
import type { Picture } from '../../state/picture.ts';
import { classBitOf, inDanger, LOST, SELECTED, UNDER } from '../look.ts';
import { mercatorX, mercatorY } from '../projection.ts';

/** Bytes of one instance: x, y, time as floats; motion, look, extent as words. */
export const STRIDE = 24;
const WORDS = STRIDE / 4;

/** What the chart adds to single tracks, by handle. */
export class Marks {
  #mark = new Uint8Array(1024);
  /** Handles that have a mark, so that clearing does not walk them all. */
  #handles: number[] = [];

  static readonly kept = 1;
  static readonly danger = 2;
  static readonly flashing = 4;

  clear(): void {
    for (const handle of this.#handles) this.#mark[handle] = 0;
    this.#handles = [];
  }

  /** Adds; the most pressing priority of several stays. */
  add(handle: number, bits: number, priority: AlertPriority): void {
    if (handle >= this.#mark.length) {
      const wider = new Uint8Array(2 ** Math.ceil(Math.log2(handle + 1)));
      wider.set(this.#mark);
      this.#mark = wider;
    }
    const before = this.#mark[handle] ?? 0;
    if (before === 0) this.#handles.push(handle);
    const rank = PRIORITY.indexOf(priority);
    const worst = before & Marks.danger ? Math.max(rank, before >> 4) : rank;
    this.#mark[handle] = (before & 0xf) | bits | (worst << 4);
  }

  of(handle: number): number {
    return handle < this.#mark.length ? (this.#mark[handle] ?? 0) : 0;
  }

  get handles(): readonly number[] {
    return this.#handles;
  }
}
/** Least pressing first: a mark keeps the index. */
const PRIORITY: readonly AlertPriority[] = ['caution', 'warning', 'alarm', 'emergency'];

export interface PackOptions {
  readonly marks: Marks;
  /** Handle of the selected track, or -1. */
  readonly selected: number;
  /** Classes drawn, as bits. */
  readonly classes: number;
  /** Near what is looked at, Mercator units. */
  readonly originX: number;
  readonly originY: number;
}

/**
 * The picture as the graphics card takes it: one record a drawn track, what lies under first and what must be seen
 * last. Positions are kept relative to an origin near them, so that single floats are exact to a few millimetres.
 * The arrays are used again at every packing; nothing is made a vessel.
 */
export class Instances {
  count = 0;
  originX = 0;
  originY = 0;
  /** Watch time that the records' times are relative to, ms. */
  epoch = 0;
  bytes = new ArrayBuffer(1024 * STRIDE);
  floats = new Float32Array(this.bytes);
  words = new Uint32Array(this.bytes);
  /** Slot of each record. */
  slots = new Uint32Array(1024);
  #records = new Int32Array(1024);
  /** Tracks moving now: how often the chart need be drawn follows from the fastest (0.1 knot). */
  fastest = 0;
  flashing = false;
  #packed = 0;

  /** The record of a slot, or -1 when it is not drawn. */
  recordOf(slot: number): number {
    return slot < this.#packed ? (this.#records[slot] ?? -1) : -1;
  }

  pack(picture: Picture, options: PackOptions): void {
    this.#room(picture.count);
    this.originX = options.originX;
    this.originY = options.originY;
    this.epoch = picture.frameAt;
    this.count = 0;
    this.fastest = 0;
    this.flashing = false;
    this.#records.fill(-1, 0, picture.count);
    this.#packed = picture.count;
    this.#layer(picture, options, 0);
    this.#layer(picture, options, 1);
    this.#layer(picture, options, 2);
  }

  /** Appends the tracks of one layer: 0 under the vessels, 1 vessels, 2 marked or selected. */
  #layer(picture: Picture, { marks, selected, classes }: PackOptions, layer: number): void {
    const { handle, lon, lat, motion, lost, at, look } = picture;
    const { floats, words, slots, originX, originY, epoch } = this;
    for (let slot = 0; slot < picture.count; slot++) {
      let bits = look[slot] ?? 0;
      const who = handle[slot] ?? 0;
      const mark = marks.of(who);
      const top = mark !== 0 || who === selected;
      if ((top ? 2 : bits & UNDER ? 0 : 1) !== layer) continue;
      if (!top && (classBitOf(bits) & classes) === 0) continue;
      if (bits === 0) continue;
      if (mark & Marks.danger) {
        const flashing = (mark & Marks.flashing) !== 0;
        this.flashing ||= flashing;
        bits = inDanger(bits, PRIORITY[mark >> 4] ?? 'alarm', flashing);
      }
      if (lost[slot] === 1) bits |= LOST;
      if (who === selected) bits |= SELECTED;
      const speed = (motion[slot] ?? 0) & 0x3ff;
      if (speed < 1023 && speed > this.fastest) this.fastest = speed;
      const n = this.count++;
      const w = n * WORDS;
      floats[w] = mercatorX(lon[slot] ?? 0) - originX;
      floats[w + 1] = mercatorY(lat[slot] ?? 0) - originY;
      floats[w + 2] = ((at[slot] ?? 0) - epoch) / 1000;
      words[w + 3] = motion[slot] ?? 0;
      words[w + 4] = bits;
      words[w + 5] = picture.extent[slot] ?? 0;
      slots[n] = slot;
      this.#records[slot] = n;
    }
  }

  #room(count: number): void {
    if (count <= this.slots.length) return;
    const size = 2 ** Math.ceil(Math.log2(count));
    this.bytes = new ArrayBuffer(size * STRIDE);
    this.floats = new Float32Array(this.bytes);
    this.words = new Uint32Array(this.bytes);
    this.slots = new Uint32Array(size);
    this.#records = new Int32Array(size);
  }
}
