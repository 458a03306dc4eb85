import type { RosterItem } from '../../shared/words/track.ts';
import { degreesOf, handleOf, ageMsOf, isLost, cogOf, headingOf, sogOf, KEYFRAME, type Frame } from '../../shared/wire/frame.ts';
import type { RosterChange } from '../../shared/wire/events.ts';

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

/**
 * Every track that the server told of: columns indexed by slot, so that the chart can upload them without touching
 * an object a vessel. A handle keeps its slot until it is gone.
 */
export class Picture {
  /** Slots in use are 0 to count - 1. */
  count = 0;
  handle = new Uint32Array(1024);
  lon = new Float64Array(1024);
  lat = new Float64Array(1024);
  /** As packed in the frame; see shared/wire/frame.ts. */
  motion = new Uint32Array(1024);
  lost = new Uint8Array(1024);
  /** Watch time of the position, ms. */
  at = new Float64Array(1024);
  /** Counts every change, so that a reader can tell that it has the newest. */
  revision = 0;
  /** Watch time of the newest frame. */
  frameAt = 0;
  /** Number of the newest frame, or -1. */
  frameNumber = -1;

  readonly #slots = new Map<number, number>();
  readonly #roster = new Map<number, RosterItem>();
  readonly #byId = new Map<string, number>();

  /** Forgets everything and begins with this roster. */
  reset(roster: readonly RosterItem[]): void {
    this.count = 0;
    this.frameNumber = -1;
    this.#slots.clear();
    this.#roster.clear();
    this.#byId.clear();
    this.applyRoster({ set: [...roster], gone: [] });
  }

  applyRoster(change: RosterChange): void {
    for (const item of change.set) {
      this.#roster.set(item.handle, item);
      this.#byId.set(item.id, item.handle);
    }
    for (const handle of change.gone) this.#forget(handle);
    this.revision++;
  }

  /**
   * Takes a frame in. A keyframe replaces all positions. Answers what to do: `ok`, or `resync` when a delta does
   * not follow the frame before it, or names a handle that the roster has not told of.
   */
  applyFrame(frame: Frame): 'ok' | 'resync' {
    if (frame.kind === KEYFRAME) {
      this.count = 0;
      this.#slots.clear();
    } else if (frame.number !== ((this.frameNumber + 1) >>> 0)) return 'resync';
    this.frameNumber = frame.number;
    this.frameAt = frame.at;
    let unknown = false;
    for (let i = 0; i < frame.count; i++) {
      const who = frame.who[i] ?? 0;
      const handle = handleOf(who);
      if (!this.#roster.has(handle)) unknown = true;
      const slot = this.#slots.get(handle) ?? this.#newSlot(handle);
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
    return this.#slots.get(handle);
  }

  /** A vessel with its position, or undefined when either is not known. */
  seen(handle: number): Seen | undefined {
    const item = this.#roster.get(handle);
    const slot = this.#slots.get(handle);
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
    if (slot >= this.handle.length) this.#grow();
    this.handle[slot] = handle;
    this.#slots.set(handle, slot);
    return slot;
  }

  /** The last slot moves into the place of the one that is gone, so that slots stay without holes. */
  #forget(handle: number): void {
    const item = this.#roster.get(handle);
    if (item && this.#byId.get(item.id) === handle) this.#byId.delete(item.id);
    this.#roster.delete(handle);
    const slot = this.#slots.get(handle);
    if (slot === undefined) return;
    this.#slots.delete(handle);
    const last = --this.count;
    if (slot === last) return;
    const moved = this.handle[last] ?? 0;
    this.handle[slot] = moved;
    this.lon[slot] = this.lon[last] ?? 0;
    this.lat[slot] = this.lat[last] ?? 0;
    this.motion[slot] = this.motion[last] ?? 0;
    this.lost[slot] = this.lost[last] ?? 0;
    this.at[slot] = this.at[last] ?? 0;
    this.#slots.set(moved, slot);
  }

  #grow(): void {
    const size = this.handle.length * 2;
    const wider = <A extends Uint32Array | Float64Array | Uint8Array>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.handle = wider(new Uint32Array(size), this.handle);
    this.lon = wider(new Float64Array(size), this.lon);
    this.lat = wider(new Float64Array(size), this.lat);
    this.motion = wider(new Uint32Array(size), this.motion);
    this.lost = wider(new Uint8Array(size), this.lost);
    this.at = wider(new Float64Array(size), this.at);
  }
}
