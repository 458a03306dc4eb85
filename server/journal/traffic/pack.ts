import type { TrafficBook } from '../../../shared/wire/traffic/book.ts';
import { encodeSteps, type Aim } from '../../../shared/wire/traffic/encode.ts';
import type { Chunk } from '../../../shared/wire/traffic/layout.ts';
import { inTurns } from '../in-turns.ts';
import { deflated } from './deflate.ts';

/**
 * A chunk's bytes as they are stored. Half a second of work for a big one, done in short turns and by zlib's own
 * threads. The chunk must not change meanwhile; the book may grow.
 */
export async function packed(chunk: Chunk, book: TrafficBook, aim: Aim): Promise<Uint8Array> {
  return deflated(await inTurns(encodeSteps(chunk, book, aim)));
}
