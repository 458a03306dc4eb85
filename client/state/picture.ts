import type { RosterItem } from '../../shared/words/track.ts';
import { degreesOf, handleOf, ageMsOf, isLost, cogOf, headingOf, sogOf, KEYFRAME, type Frame } from '../../shared/wire/frame.ts';
import type { RosterChange } from '../../shared/wire/events.ts';
import { extentOf, lookOf } from '../map/look.ts';

/** One vessel as the page knows it: made for cards, search and the table, never for drawing. */
export interface Seen {
  readonly item: RosterItem;
  readonly lon: number;
  readonly lat: number;
  readonly sog: number | null;
  readonly cog: number | null;
  readonly heading: number | null;
  readonly lost: boolean;
  /** Watch time of the position, ms. */
  readonly at: number;
}

const FIRST = 1024;
const NO_SLOT = -1;

/**
 * Every track that the server told of: columns indexed by slot, so that the chart can upload them without touching
 * an object a vessel. A handle keeps its slot until it is gone or a keyframe comes.
 */
export class Picture {
  /** Slots in use are 0 to count - 1. */
  count = 0;
  handle = new Uint32Array(FIRST);
  lon = new Float64Array(FIRST);
  lat = new Float64Array(FIRST);
  /** As packed in the frame; see shared/wire/frame.ts. */
  motion = new Uint32Array(FIRST);
  lost = new Uint8Array(FIRST);
  /** Watch time of the position, ms. */
  at = new Float64Array(FIRST);
  /** How it is drawn, from its identity; 0 while that is not known. See client/map/look.ts. */
  look = new Uint32Array(FIRST);
  /** Its hull, or how far off its position may be. */
  extent = new Uint32Array(FIRST);
  /** Counts every change, so that a reader can tell that it has the newest. */
  revision = 0;
  /** Counts the changes of who is who. */
  rosterRevision = 0;
  /** Watch time of the newest frame. */
  frameAt = 0;
  /** Number of the newest frame, or -1. */
  frameNumber = -1;

  /** By handle, which the server gives out from 0 upwards. */
  #slots = new Int32Array(FIRST).fill(NO_SLOT);
  #looks = new Uint32Array(FIRST);
  #extents = new Uint32Array(FIRST);
  #roster = new Map<number, RosterItem>();
  #byId = new Map<string, number>();

  /** Forgets everything and begins with this roster. */
  reset(roster: readonly RosterItem[]): void {
    this.#dropSlots();
    this.frameNumber = -1;
    this.#looks.fill(0);
    this.#roster.clear();
    this.#byId.clear();
    this.applyRoster({ set: [...roster], gone: [] });
  }

  /** Becomes what the other is, to the last slot; the other is not to be used any more. */
  takeOver(other: Picture): void {
    this.count = other.count;
    this.handle = other.handle;
    this.lon = other.lon;
    this.lat = other.lat;
    this.motion = other.motion;
    this.lost = other.lost;
    this.at = other.at;
    this.look = other.look;
    this.extent = other.extent;
    this.frameAt = other.frameAt;
    this.frameNumber = other.frameNumber;
    this.#slots = other.#slots;
    this.#looks = other.#looks;
    this.#extents = other.#extents;
    this.#roster = other.#roster;
    this.#byId = other.#byId;
    this.revision++;
    this.rosterRevision++;
  }

  applyRoster(change: RosterChange): void {
    for (const item of change.set) {
      const { handle } = item;
      if (handle >= this.#slots.length) this.#growHandles(handle);
      this.#roster.set(handle, item);
      this.#byId.set(item.id, handle);
      const look = (this.#looks[handle] = lookOf(item));
      const extent = (this.#extents[handle] = extentOf(item));
      const slot = this.#slots[handle] ?? NO_SLOT;
      if (slot === NO_SLOT) continue;
      this.look[slot] = look;
      this.extent[slot] = extent;
    }
    for (const handle of change.gone) this.#forget(handle);
    this.revision++;
    this.rosterRevision++;
  }

  /**
   * Takes a frame in. A keyframe replaces all positions. Answers what to do: `ok`, or `resync` when a delta does
   * not follow the frame before it, or names a handle that the roster has not told of.
   */
  applyFrame(frame: Frame): 'ok' | 'resync' {
    if (frame.kind === KEYFRAME) this.#dropSlots();
    else if (this.frameNumber < 0 || frame.number !== ((this.frameNumber + 1) >>> 0)) return 'resync';
    this.frameNumber = frame.number;
    this.frameAt = frame.at;
    let unknown = false;
    for (let i = 0; i < frame.count; i++) {
      const who = frame.who[i] ?? 0;
      const handle = handleOf(who);
      if (handle >= this.#slots.length) this.#growHandles(handle);
      let slot = this.#slots[handle] ?? NO_SLOT;
      if (slot === NO_SLOT) {
        slot = this.#newSlot(handle);
        if (this.look[slot] === 0) unknown = true;
      }
      this.lon[slot] = degreesOf(frame.lon[i] ?? 0);
      this.lat[slot] = degreesOf(frame.lat[i] ?? 0);
      this.motion[slot] = frame.motion[i] ?? 0;
      this.lost[slot] = isLost(who) ? 1 : 0;
      this.at[slot] = frame.at - ageMsOf(who);
    }
    this.revision++;
    return unknown ? 'resync' : 'ok';
  }

  item(handle: number): RosterItem | undefined {
    return this.#roster.get(handle);
  }

  handleOfId(id: string): number | undefined {
    return this.#byId.get(id);
  }

  slotOf(handle: number): number | undefined {
    const slot = this.#slots[handle] ?? NO_SLOT;
    return slot === NO_SLOT ? undefined : slot;
  }

  /** A vessel with its position, or undefined when either is not known. */
  seen(handle: number): Seen | undefined {
    const item = this.#roster.get(handle);
    const slot = this.slotOf(handle);
    if (item === undefined || slot === undefined) return undefined;
    const motion = this.motion[slot] ?? 0;
    return {
      item,
      lon: this.lon[slot] ?? 0,
      lat: this.lat[slot] ?? 0,
      sog: sogOf(motion),
      cog: cogOf(motion),
      heading: headingOf(motion),
      lost: this.lost[slot] === 1,
      at: this.at[slot] ?? 0,
    };
  }

  *roster(): IterableIterator<RosterItem> {
    yield* this.#roster.values();
  }

  #newSlot(handle: number): number {
    const slot = this.count++;
    if (slot >= this.handle.length) this.#growSlots();
    this.handle[slot] = handle;
    this.look[slot] = this.#looks[handle] ?? 0;
    this.extent[slot] = this.#extents[handle] ?? 0;
    this.#slots[handle] = slot;
    return slot;
  }

  #dropSlots(): void {
    for (let slot = 0; slot < this.count; slot++) this.#slots[this.handle[slot] ?? 0] = NO_SLOT;
    this.count = 0;
  }

  /** The last slot moves into the place of the one that is gone, so that slots stay without holes. */
  #forget(handle: number): void {
    const item = this.#roster.get(handle);
    if (item && this.#byId.get(item.id) === handle) this.#byId.delete(item.id);
    this.#roster.delete(handle);
    const slot = this.slotOf(handle);
    if (handle < this.#looks.length) this.#looks[handle] = 0;
    if (slot === undefined) return;
    this.#slots[handle] = NO_SLOT;
    const last = --this.count;
    if (slot === last) return;
    for (const column of this.#columns()) column[slot] = column[last] ?? 0;
    this.#slots[this.handle[slot] ?? 0] = slot;
  }

  #columns(): (Uint32Array | Float64Array | Uint8Array)[] {
    return [this.handle, this.lon, this.lat, this.motion, this.lost, this.at, this.look, this.extent];
  }

  #growSlots(): void {
    const size = this.handle.length * 2;
    this.handle = wider(this.handle, new Uint32Array(size));
    this.lon = wider(this.lon, new Float64Array(size));
    this.lat = wider(this.lat, new Float64Array(size));
    this.motion = wider(this.motion, new Uint32Array(size));
    this.lost = wider(this.lost, new Uint8Array(size));
    this.at = wider(this.at, new Float64Array(size));
    this.look = wider(this.look, new Uint32Array(size));
    this.extent = wider(this.extent, new Uint32Array(size));
  }

  #growHandles(handle: number): void {
    const size = 2 ** Math.ceil(Math.log2(handle + 1));
    this.#slots = wider(this.#slots, new Int32Array(size).fill(NO_SLOT));
    this.#looks = wider(this.#looks, new Uint32Array(size));
    this.#extents = wider(this.#extents, new Uint32Array(size));
  }
}

function wider<A extends Int32Array | Uint32Array | Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
