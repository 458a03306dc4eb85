import { setImmediate } from 'node:timers/promises';
import type { TrafficBook } from '../../../shared/wire/traffic/book.ts';
import { encodeSteps, type Aim } from '../../../shared/wire/traffic/encode.ts';
import type { Chunk } from '../../../shared/wire/traffic/layout.ts';
import { deflated } from './deflate.ts';

/** After so long, ms, whatever else waits in this process gets its turn: screens and sources, heartbeats and commands. */
const TURN_MS = 8;

/**
 * A chunk's bytes as they are stored. Half a second of work for a big one, done in short turns and by zlib's own
 * threads, so that nobody notices. The chunk must not change meanwhile; the book may grow.
 */
export async function packed(chunk: Chunk, book: TrafficBook, aim: Aim): Promise<Uint8Array> {
  const steps = encodeSteps(chunk, book, aim);
  let turn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return deflated(step.value);
    if (performance.now() - turn < TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
}
