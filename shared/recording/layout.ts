import { crc32 } from '../wire/traffic/crc32.ts';

/**
 * How a recording lies in a file (README.md beside this has the whole of it): 16 bytes that say what it is, then
 * sections, the last of which says where the index is and what all before it hashes to. Little-endian.
 *
 * Magic as PNG has it (PNG 5.2): a byte above 127 and both kinds of line end, so that a transfer as text is found.
 */
export const MAGIC = Uint8Array.of(0x89, 0x56, 0x52, 0x4e, 0x0d, 0x0a, 0x1a, 0x0a);

/** Counts what a reader must know to read the file; older ones are brought up by `migrations/`. */
export const RECORDING_VERSION = 1;

export const PROLOGUE = 16;
/** Of each section: four letters and the length of what it holds before it, a CRC-32 after it. */
export const SECTION_HEAD = 8;
export const SECTION_END = 4;
/** No section of ours is longer: what says so is damaged. */
export const LONGEST_SECTION = 256 * 1024 * 1024;

/**
 * HEAD what it is; LAWS zones and limits in force at its beginning; PAST entries before it that still counted; BOOK
 * words that traffic refers to; TRAF a chunk of traffic; ENTR entries; INDX where everything is; DONE the end.
 */
export const SECTIONS = ['HEAD', 'LAWS', 'PAST', 'BOOK', 'TRAF', 'ENTR', 'INDX', 'DONE'] as const;
export type SectionTag = (typeof SECTIONS)[number];

/** DONE: the index's place, u64, and the SHA-256 of every byte before this section. */
const DONE_LENGTH = 40;
/** All of the last section. */
export const DONE_BYTES = SECTION_HEAD + DONE_LENGTH + SECTION_END;
/** TRAF: number of its book, u32, and the times that it begins and ends at, f64 each; the deflated chunk follows. */
export const TRAFFIC_HEAD = 20;

export function prologue(version = RECORDING_VERSION): Uint8Array {
  const bytes = new Uint8Array(PROLOGUE);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, version, true);
  view.setUint32(12, crc32(bytes.subarray(0, 12)), true);
  return bytes;
}

export const isRecording = (bytes: Uint8Array): boolean => bytes.length >= MAGIC.length && MAGIC.every((byte, i) => bytes[i] === byte);

/** The version that a file says it is of, or what is wrong with its first bytes. */
export function readPrologue(bytes: Uint8Array): { version: number } | { fault: 'not-a-recording' | 'cut-off' | 'damaged' } {
  if (!isRecording(bytes)) return { fault: bytes.length < MAGIC.length && MAGIC.subarray(0, bytes.length).every((byte, i) => bytes[i] === byte) && bytes.length > 0 ? 'cut-off' : 'not-a-recording' };
  if (bytes.length < PROLOGUE) return { fault: 'cut-off' };
  const view = viewOf(bytes);
  if (crc32(bytes.subarray(0, 12)) !== view.getUint32(12, true)) return { fault: 'damaged' };
  return { version: view.getUint16(8, true) };
}

/** A section, whole. */
export function section(tag: SectionTag, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(SECTION_HEAD + payload.length + SECTION_END);
  for (let i = 0; i < 4; i++) bytes[i] = tag.charCodeAt(i);
  const view = viewOf(bytes);
  view.setUint32(4, payload.length, true);
  bytes.set(payload, SECTION_HEAD);
  const end = SECTION_HEAD + payload.length;
  view.setUint32(end, crc32(bytes.subarray(0, end)), true);
  return bytes;
}

/** What a section's first eight bytes say; null when they are no section's. */
export function readSectionHead(bytes: Uint8Array): { tag: SectionTag; length: number } | null {
  const name = String.fromCharCode(...bytes.subarray(0, 4));
  const tag = SECTIONS.find((known) => known === name);
  const length = viewOf(bytes).getUint32(4, true);
  return tag === undefined || length > LONGEST_SECTION ? null : { tag, length };
}

/** What a whole section holds; null when its checksum is wrong or it is another's. */
export function readSection(bytes: Uint8Array, tag: SectionTag): Uint8Array | null {
  if (bytes.length < SECTION_HEAD + SECTION_END) return null;
  const head = readSectionHead(bytes);
  if (head === null || head.tag !== tag || bytes.length !== SECTION_HEAD + head.length + SECTION_END) return null;
  const end = SECTION_HEAD + head.length;
  return crc32(bytes.subarray(0, end)) === viewOf(bytes).getUint32(end, true) ? bytes.subarray(SECTION_HEAD, end) : null;
}

/** The last section: where the index begins, and the SHA-256 of all before this section. */
export function doneSection(indexAt: number, sha256: Uint8Array): Uint8Array {
  const payload = new Uint8Array(DONE_LENGTH);
  viewOf(payload).setBigUint64(0, BigInt(indexAt), true);
  payload.set(sha256, 8);
  return section('DONE', payload);
}

export function readDone(bytes: Uint8Array): { indexAt: number; sha256: Uint8Array } | null {
  const payload = readSection(bytes, 'DONE');
  if (payload === null || payload.length !== DONE_LENGTH) return null;
  return { indexAt: Number(viewOf(payload).getBigUint64(0, true)), sha256: payload.subarray(8) };
}

/** What a TRAF section holds before its deflated chunk. */
export interface TrafficHead {
  readonly book: number;
  readonly from: number;
  readonly to: number;
}

export function trafficSection({ book, from, to }: TrafficHead, chunk: Uint8Array): Uint8Array {
  const payload = new Uint8Array(TRAFFIC_HEAD + chunk.length);
  const view = viewOf(payload);
  view.setUint32(0, book, true);
  view.setFloat64(4, from, true);
  view.setFloat64(12, to, true);
  payload.set(chunk, TRAFFIC_HEAD);
  return section('TRAF', payload);
}

export function readTraffic(payload: Uint8Array): (TrafficHead & { chunk: Uint8Array }) | null {
  if (payload.length < TRAFFIC_HEAD) return null;
  const view = viewOf(payload);
  return { book: view.getUint32(0, true), from: view.getFloat64(4, true), to: view.getFloat64(12, true), chunk: payload.subarray(TRAFFIC_HEAD) };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
