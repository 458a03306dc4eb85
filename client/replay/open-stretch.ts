import { TrafficBook } from '../../shared/wire/traffic/book.ts';
import { joined } from '../../shared/wire/traffic/encode.ts';
import { openChunk, type OpenedChunk } from '../../shared/wire/traffic/decode.ts';
import { GlassRecord } from '../../shared/words/glass.ts';
import { piecesOf, splitStretch, StretchHead } from '../../shared/wire/past/stretch.ts';
import type { StretchContent } from './past-stretch.ts';

/** Why the bytes of a stretch cannot be shown, by name. */
export type NoStretch = { fault: 'not-a-stretch' | 'other-version' | 'damaged' };

/** Opens the bytes of a stretch as the server sends them. Traffic that is damaged is left out and counted. */
export async function openStretch(bytes: Uint8Array<ArrayBuffer>): Promise<StretchContent | NoStretch> {
  const split = splitStretch(bytes);
  if ('fault' in split) return split;
  const json = await inflated(split.head);
  const head = json === null ? null : headOf(json);
  const rest = head === null ? null : piecesOf(split.rest, head.pieces);
  if (head === null || rest === null) return { fault: 'damaged' };
  const book = new TrafficBook();
  for (const [number, content] of head.lines) book.learn(number, content);
  const chunks: OpenedChunk[] = [];
  let { damaged } = head;
  for (const piece of await Promise.all(rest.pieces.map(inflated))) {
    const chunk = piece === null ? null : openChunk(piece, book);
    if (chunk === null || 'fault' in chunk) damaged++;
    else chunks.push(chunk);
  }
  const { number, from, until, closed, alerts, reports, entries, settings } = head;
  return { number, from, until, closed, chunks, alerts, reports, entries, settings, damaged, glass: await glassOf(rest.glass) };
}

/** What our own server wrote a moment ago: its form is checked, each alert in it is not read field by field. */
function headOf(bytes: Uint8Array): StretchHead | null {
  try {
    return StretchHead.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

const NO_GLASS: GlassRecord = { begin: [], notes: [], missing: false };

/** What screens had; what cannot be read of it is said to be missing, and the rest is shown all the same. */
async function glassOf(bytes: Uint8Array<ArrayBuffer>): Promise<GlassRecord> {
  if (bytes.length === 0) return NO_GLASS;
  const json = await inflated(bytes);
  try {
    return GlassRecord.parse(JSON.parse(new TextDecoder().decode(json ?? new Uint8Array())));
  } catch {
    return { ...NO_GLASS, missing: true };
  }
}

/** Inflates raw deflate; null when it is none. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const inflater = new DecompressionStream('deflate-raw');
  const writer = inflater.writable.getWriter();
  // What is no deflate is told to whoever reads.
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const reader = inflater.readable.getReader();
  const pieces: Uint8Array[] = [];
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) pieces.push(read.value);
  } catch {
    return null;
  } finally {
    await written;
  }
  return joined(pieces);
}
