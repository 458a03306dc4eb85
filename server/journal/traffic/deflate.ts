import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Ends a raw deflate stream: a last, empty block with the fixed code. */
const END = Uint8Array.of(0x03, 0x00);
/** Shorter pieces are not worth a code of their own. */
const SHORT = 64;
/** No chunk of ours is greater when inflated; what is, is damaged. */
const MOST = 256 * 1024 * 1024;

/**
 * Deflates pieces into one raw deflate stream (RFC 1951) that any inflater opens. Each piece ends at a byte and gets
 * the Huffman code that fits it, with or without searching for repeats, whichever is shorter: the pieces are columns
 * of different kinds, and one code for all of them costs about a tenth more.
 */
export function deflated(pieces: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const flushSmall = () => {
    if (small.length > 0) parts.push(piece(Buffer.concat(small), constants.Z_DEFAULT_STRATEGY));
    small = [];
  };
  for (const bytes of pieces) {
    if (bytes.length <= SHORT) {
      small.push(bytes);
      continue;
    }
    flushSmall();
    const searched = piece(bytes, constants.Z_DEFAULT_STRATEGY);
    const counted = piece(bytes, constants.Z_HUFFMAN_ONLY);
    parts.push(counted.length < searched.length ? counted : searched);
  }
  flushSmall();
  return Buffer.concat([...parts, END]);
}

const piece = (bytes: Uint8Array, strategy: number): Uint8Array =>
  deflateRawSync(bytes, { level: 6, strategy, finishFlush: constants.Z_SYNC_FLUSH });

/** The bytes of a raw deflate stream, or null when it is none. */
export function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST });
  } catch {
    return null;
  }
}
