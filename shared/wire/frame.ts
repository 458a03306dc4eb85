import { UNITS_PER_DEGREE, type Time } from '../words/position.ts';

/**
 * The packed picture: 24 bytes of head, then one column a field, 16 bytes a vessel in all.
 *
 * | offset | bytes | what |
 * | --- | --- | --- |
 * | 0 | 2 | magic `VF` |
 * | 2 | 1 | version, 1 |
 * | 3 | 1 | kind: 0 keyframe (every track; forget the rest), 1 delta (the tracks that changed) |
 * | 4 | 4 | number of vessels n, u32 |
 * | 8 | 8 | watch time of the frame, ms, f64 |
 * | 16 | 4 | frame number, u32: one more than the frame before it |
 * | 20 | 4 | spare, 0 |
 * | 24 | 4n | who: handle (20 bits), age code (10 bits, see `ageCode`), state (2 bits: 0 live, 1 lost) |
 * | 24+4n | 4n | longitude, i32, 1/10 000 minute |
 * | 24+8n | 4n | latitude, i32 |
 * | 24+12n | 4n | motion: speed (10 bits, 0.1 kn, 1023 n/a), course (12 bits, 0.1 degrees, 4095 n/a), heading (9 bits, 511 n/a) |
 *
 * Little-endian, aligned to four bytes, so that a reader on any usual machine lays typed arrays over it.
 */
export const FRAME_VERSION = 1;
const HEAD = 24;
const MAGIC = 0x4656; // 'VF' read as a little-endian u16
const SOG_NA = 1023;
const COG_NA = 4095;
const HEADING_NA = 511;

export const KEYFRAME = 0;
export const DELTA = 1;
export type FrameKind = typeof KEYFRAME | typeof DELTA;

export const MAX_HANDLE = 0xfffff;
export const LIVE = 0;
export const LOST = 1;

/** One vessel as a frame tells it; the accessors below read it without making one. */
export interface FrameRow {
  handle: number;
  lost: boolean;
  /** Milliseconds between the position and the frame, as coarse as `ageCode` makes it. */
  ageMs: number;
  lon: number;
  lat: number;
  sog: number | null;
  cog: number | null;
  heading: number | null;
}

/** Age in 10 bits: quarter seconds to 128 s, then steps of 4 s to about 36 min, which also stands for "older". */
export function ageCode(ageMs: number): number {
  if (ageMs <= 0) return 0;
  if (ageMs < 128_000) return Math.floor(ageMs / 250);
  return Math.min(1023, 512 + Math.floor((ageMs - 128_000) / 4_000));
}

/** The age that a code stands for, milliseconds. */
export const ageOfCode = (code: number): number => (code < 512 ? code * 250 : 128_000 + (code - 512) * 4_000);

/** Packs speed, course and heading; each `null` is "not available". */
export function packMotion(sog: number | null, cog: number | null, heading: number | null): number {
  const s = sog === null ? SOG_NA : Math.min(1022, Math.round(sog * 10));
  const c = cog === null ? COG_NA : Math.round(cog * 10) % 3600;
  const h = heading === null ? HEADING_NA : Math.round(heading) % 360;
  return (s | (c << 10) | (h << 22)) >>> 0;
}

/** Builds one frame. Make it with room for the most vessels it may hold; `finish` gives exactly what was added. */
export class FrameWriter {
  readonly #who: Uint32Array;
  readonly #lon: Int32Array;
  readonly #lat: Int32Array;
  readonly #motion: Uint32Array;
  #count = 0;

  constructor(capacity: number) {
    this.#who = new Uint32Array(capacity);
    this.#lon = new Int32Array(capacity);
    this.#lat = new Int32Array(capacity);
    this.#motion = new Uint32Array(capacity);
  }

  get count(): number {
    return this.#count;
  }

  /** `lonUnits` and `latUnits` in 1/10 000 minute; `motion` from `packMotion`. */
  add(handle: number, lost: boolean, ageMs: number, lonUnits: number, latUnits: number, motion: number): void {
    const i = this.#count++;
    this.#who[i] = (handle | (ageCode(ageMs) << 20) | ((lost ? LOST : LIVE) << 30)) >>> 0;
    this.#lon[i] = lonUnits;
    this.#lat[i] = latUnits;
    this.#motion[i] = motion;
  }

  /** The frame's bytes; the writer is empty again afterwards. */
  finish(kind: FrameKind, at: Time, number: number): Uint8Array {
    const n = this.#count;
    if (n > this.#who.length) throw new Error(`a frame with room for ${this.#who.length} vessels was given ${n}`);
    const bytes = new Uint8Array(HEAD + 16 * n);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, MAGIC, true);
    view.setUint8(2, FRAME_VERSION);
    view.setUint8(3, kind);
    view.setUint32(4, n, true);
    view.setFloat64(8, at, true);
    view.setUint32(16, number >>> 0, true);
    new Uint32Array(bytes.buffer, HEAD, n).set(this.#who.subarray(0, n));
    new Int32Array(bytes.buffer, HEAD + 4 * n, n).set(this.#lon.subarray(0, n));
    new Int32Array(bytes.buffer, HEAD + 8 * n, n).set(this.#lat.subarray(0, n));
    new Uint32Array(bytes.buffer, HEAD + 12 * n, n).set(this.#motion.subarray(0, n));
    this.#count = 0;
    return bytes;
  }
}

/** A frame laid open: columns of equal length. Read single values with the functions below. */
export interface Frame {
  readonly kind: FrameKind;
  readonly at: Time;
  readonly number: number;
  readonly count: number;
  readonly who: Uint32Array;
  /** 1/10 000 minute. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  readonly motion: Uint32Array;
}

export type FrameFault = { fault: 'not-a-frame' | 'other-version' | 'wrong-length' };

/** Opens a frame's bytes. What is no frame of this version is named, never half read. */
export function openFrame(bytes: Uint8Array): Frame | FrameFault {
  if (bytes.byteLength < HEAD) return { fault: 'not-a-frame' };
  // Typed arrays need alignment, which a slice of a network buffer may lack.
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength);
  if (view.getUint16(0, true) !== MAGIC) return { fault: 'not-a-frame' };
  if (view.getUint8(2) !== FRAME_VERSION) return { fault: 'other-version' };
  const kind = view.getUint8(3);
  const count = view.getUint32(4, true);
  if (kind !== KEYFRAME && kind !== DELTA) return { fault: 'not-a-frame' };
  if (own.byteLength !== HEAD + 16 * count) return { fault: 'wrong-length' };
  const start = own.byteOffset + HEAD;
  return {
    kind,
    at: view.getFloat64(8, true),
    number: view.getUint32(16, true),
    count,
    who: new Uint32Array(own.buffer, start, count),
    lon: new Int32Array(own.buffer, start + 4 * count, count),
    lat: new Int32Array(own.buffer, start + 8 * count, count),
    motion: new Uint32Array(own.buffer, start + 12 * count, count),
  };
}

export const handleOf = (who: number): number => who & MAX_HANDLE;
export const ageMsOf = (who: number): number => ageOfCode((who >>> 20) & 0x3ff);
export const isLost = (who: number): boolean => who >>> 30 === LOST;
export const degreesOf = (units: number): number => units / UNITS_PER_DEGREE;

/** Knots, or null. */
export function sogOf(motion: number): number | null {
  const v = motion & 0x3ff;
  return v === SOG_NA ? null : v / 10;
}
/** Degrees true, or null. */
export function cogOf(motion: number): number | null {
  const v = (motion >>> 10) & 0xfff;
  return v === COG_NA ? null : v / 10;
}
/** Degrees true, or null. */
export function headingOf(motion: number): number | null {
  const v = motion >>> 22;
  return v === HEADING_NA ? null : v;
}

/** One row as an object: for tests and single look-ups, not for drawing. */
export function rowOf(frame: Frame, i: number): FrameRow {
  const who = frame.who[i] ?? 0;
  const motion = frame.motion[i] ?? 0;
  return {
    handle: handleOf(who),
    lost: isLost(who),
    ageMs: ageMsOf(who),
    lon: degreesOf(frame.lon[i] ?? 0),
    lat: degreesOf(frame.lat[i] ?? 0),
    sog: sogOf(motion),
    cog: cogOf(motion),
    heading: headingOf(motion),
  };
}
