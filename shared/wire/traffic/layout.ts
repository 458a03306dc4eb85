import type { IdentitySighting, PositionSighting, Sighting } from '../../words/sighting.ts';
import { POSITION_COLUMNS } from './position-columns.ts';

/**
 * A stretch of recorded traffic in bytes, without loss: what every track was at its beginning, then all sightings in
 * the order in which they were recorded. Times are whole milliseconds; every other number is kept as it is.
 *
 * | offset | bytes | what |
 * | --- | --- | --- |
 * | 0 | 2 | magic `VT` |
 * | 2 | 2 | version, 1, u16 |
 * | 4 | 4 | CRC-32 of all that follows, u32 |
 * | 8 | 8 | the time that the keyframe's times count back from, ms, f64 |
 * | 16 | 1 | how the order is kept (see order.ts) |
 * | 17 | 1 | how far a surprise moves the estimate of a place, in sixteenths (see motion.ts) |
 * | 18 | 1 | the same for speed, course and heading |
 * | 19 | 1 | spare, 0 |
 * | 20 | 4 | number of values v, u32 |
 * | 24 | 5 each | of each column, in the order of COLUMNS: 1 if it has numbers below zero, u8; its length, u32 |
 * | | 8v | values, f64 |
 * | | | the bytes of each column (see column.ts), one column after the other |
 * | | | the low bits of all columns |
 *
 * Little-endian. Lanes and words stand in the book (book.ts) and are referred to by number. The bytes are meant to be
 * deflated, each column with a Huffman code of its own: that is why `encodeChunk` returns them in pieces.
 */
export const CHUNK_VERSION = 1;
export const MAGIC = 0x5456; // 'VT' read as a little-endian u16
export const CHECKED_FROM = 8;

/** The last that was said of a track's identity before the chunk; when it was said is not kept. */
export type KnownIdentity = Omit<IdentitySighting, 'observedAt'>;

export interface Keyframe {
  /** The last position of every track still known. */
  readonly positions: readonly PositionSighting[];
  readonly identities: readonly KnownIdentity[];
}

export interface Chunk {
  readonly keyframe: Keyframe;
  /** All that was recorded, in order: `afterSeq` is the newest entry that came before. */
  readonly runs: readonly { readonly afterSeq: number; readonly sightings: readonly Sighting[] }[];
}

export type ChunkFault = { fault: 'not-a-chunk' | 'other-version' | 'checksum' | 'damaged' };

/**
 * All columns. `k.` is the keyframe, `p.` positions, `w.` what refers to words. `k.lane` and `lane` are book numbers,
 * ascending, each as the difference from the one before.
 */
export const COLUMNS = [
  'k.lane',
  'k.identityLane',
  'k.identity',
  'lane',
  'laneLength',
  'w.time',
  'w.words',
  'run.length',
  'run.afterSeq',
  'order',
  ...POSITION_COLUMNS.map((name) => `k.${name}` as const),
  ...POSITION_COLUMNS.map((name) => `p.${name}` as const),
] as const;

export const HEAD = 24 + 5 * COLUMNS.length;
