import { z } from 'zod';
import { Alert } from '../../words/alert.ts';
import { Entry } from '../../words/entry.ts';
import { Time } from '../../words/position.ts';
import { Settings } from '../../words/settings.ts';

/**
 * Everything that is needed to show any moment of a stretch of the past, in one answer:
 *
 * | offset | bytes | what |
 * | --- | --- | --- |
 * | 0 | 2 | magic `VS` |
 * | 2 | 2 | version, 1, u16 |
 * | 4 | 4 | length n of the head, u32 |
 * | 8 | n | the head: JSON in UTF-8 (`StretchHead`), raw deflate |
 * | 8 + n | | the traffic: the pieces that the head names, one after the other, as they are stored (traffic/layout.ts), raw deflate each |
 * | after these | | the glass: what screens had, as far as the asker may know it, JSON in UTF-8 (`GlassRecord`), raw deflate; nothing when there is none |
 *
 * Little-endian.
 */
export const STRETCH_VERSION = 1;
export const STRETCH_TYPE = 'application/vnd.varne.stretch';
const MAGIC = 0x5356; // 'VS' read as a little-endian u16
const HEAD = 8;

export const StretchHead = z.object({
  watch: z.string(),
  number: z.number().int(),
  from: Time,
  /** It speaks of moments before this: the beginning of the next stretch, or the time of the answer. */
  until: Time,
  closed: z.boolean(),
  /** Of each piece of traffic, its length. */
  pieces: z.array(z.number().int().min(0)),
  /** Lines of the book that the pieces refer to (traffic/book.ts). */
  lines: z.array(z.tuple([z.number().int(), z.string()])),
  /** Alerts that stood as it began: before the first of `entries`. */
  alerts: z.array(Alert),
  /** Reports entered in the day before it, oldest first: reported positions are in no traffic. */
  reports: z.array(Entry),
  /** What was entered from `from` until `until`. */
  entries: z.array(Entry),
  /** Zones and rules in force as it began; a change of them is among `entries`. */
  settings: Settings,
  /** Traffic that is damaged and left out. */
  damaged: z.number().int(),
});
export type StretchHead = z.infer<typeof StretchHead>;

/** Puts a stretch together. `head` is deflated already. */
export function joinStretch(head: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(HEAD + head.length + pieces.reduce((sum, piece) => sum + piece.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC, true);
  view.setUint16(2, STRETCH_VERSION, true);
  view.setUint32(4, head.length, true);
  bytes.set(head, HEAD);
  let at = HEAD + head.length;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A stretch with what screens had in it; `glass` is deflated already. The stretch is one for all who ask, the glass is not. */
export function withGlass(stretch: Uint8Array, glass: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(stretch.length + glass.length);
  bytes.set(stretch);
  bytes.set(glass, stretch.length);
  return bytes;
}

export type StretchFault = { fault: 'not-a-stretch' | 'other-version' | 'damaged' };

/** The deflated head and what comes after it; or why it is none. */
export function splitStretch(bytes: Uint8Array<ArrayBuffer>): { head: Uint8Array<ArrayBuffer>; rest: Uint8Array<ArrayBuffer> } | StretchFault {
  if (bytes.length < HEAD) return { fault: 'not-a-stretch' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0, true) !== MAGIC) return { fault: 'not-a-stretch' };
  if (view.getUint16(2, true) !== STRETCH_VERSION) return { fault: 'other-version' };
  const length = view.getUint32(4, true);
  if (HEAD + length > bytes.length) return { fault: 'damaged' };
  return { head: bytes.subarray(HEAD, HEAD + length), rest: bytes.subarray(HEAD + length) };
}

/** The pieces of traffic by their lengths, and what follows them; null when there is less than they say. */
export function piecesOf(rest: Uint8Array<ArrayBuffer>, lengths: readonly number[]): { pieces: Uint8Array<ArrayBuffer>[]; glass: Uint8Array<ArrayBuffer> } | null {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const length of lengths) {
    if (at + length > rest.length) return null;
    pieces.push(rest.subarray(at, at + length));
    at += length;
  }
  return { pieces, glass: rest.subarray(at) };
}
