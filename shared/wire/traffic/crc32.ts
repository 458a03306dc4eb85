/** Bytes that are taken at once: a table each. */
const AT_ONCE = 8;

/** `TABLES[256 k + byte]`: what a byte makes of the checksum when k bytes come after it. */
const TABLES = tables();

function tables(): Uint32Array {
  const all = new Uint32Array(256 * AT_ONCE);
  for (let byte = 0; byte < 256; byte++) {
    let c = byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    all[byte] = c;
  }
  for (let i = 256; i < all.length; i++) {
    const before = all[i - 256]!;
    all[i] = (before >>> 8) ^ all[before & 0xff]!;
  }
  return all;
}

/** CRC-32 as in gzip and PNG (polynomial 0xEDB88320), unsigned; eight bytes at once ("slicing by 8"), for each chunk that is opened is checked. */
export function crc32(bytes: Uint8Array): number {
  const { length } = bytes;
  let c = 0xffffffff;
  let i = 0;
  for (; i + AT_ONCE <= length; i += AT_ONCE) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c =
      TABLES[1792 + (c & 0xff)]! ^ TABLES[1536 + ((c >>> 8) & 0xff)]! ^ TABLES[1280 + ((c >>> 16) & 0xff)]! ^ TABLES[1024 + (c >>> 24)]! ^
      TABLES[768 + bytes[i + 4]!]! ^ TABLES[512 + bytes[i + 5]!]! ^ TABLES[256 + bytes[i + 6]!]! ^ TABLES[bytes[i + 7]!]!;
  }
  for (; i < length; i++) c = (c >>> 8) ^ TABLES[(c ^ bytes[i]!) & 0xff]!;
  return (c ^ 0xffffffff) >>> 0;
}
