import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync, inflateRawSync, type ZlibOptions } from 'node:zlib';

/** Ends a raw deflate stream: a last, empty block with the fixed code. */
const END = Uint8Array.of(0x03, 0x00);
/** Shorter pieces are not worth a code of their own. */
const SHORT = 64;
/** Longer pieces are deflated by another thread: a megabyte of columns takes 40 ms. Below, asking for it costs more. */
const LONG = 8 * 1024;
/** No chunk of ours is greater when inflated; what is, is damaged. */
const MOST = 256 * 1024 * 1024;

const aside = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);

/**
 * Deflates pieces into one raw deflate stream (RFC 1951) that any inflater opens. Each piece ends at a byte and gets
 * the Huffman code that fits it, with or without searching for repeats, whichever is shorter: the pieces are columns
 * of different kinds, and one code for all of them costs about a tenth more.
 */
export async function deflated(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const flushSmall = async () => {
    if (small.length > 0) parts.push(await piece(Buffer.concat(small), constants.Z_DEFAULT_STRATEGY));
    small = [];
  };
  for (const bytes of pieces) {
    if (bytes.length <= SHORT) {
      small.push(bytes);
      continue;
    }
    await flushSmall();
    const searched = await piece(bytes, constants.Z_DEFAULT_STRATEGY);
    const counted = await piece(bytes, constants.Z_HUFFMAN_ONLY);
    parts.push(counted.length < searched.length ? counted : searched);
  }
  await flushSmall();
  return Buffer.concat([...parts, END]);
}

async function piece(bytes: Uint8Array, strategy: number): Promise<Uint8Array> {
  const how = { level: 6, strategy, finishFlush: constants.Z_SYNC_FLUSH };
  return bytes.length > LONG ? aside(bytes, how) : deflateRawSync(bytes, how);
}

/** The bytes of a raw deflate stream, or null when it is none, or more than `most`. */
export function inflated(bytes: Uint8Array, most = MOST): Uint8Array | null {
  try {
    return inflateRawSync(bytes, { maxOutputLength: most });
  } catch {
    return null;
  }
}
