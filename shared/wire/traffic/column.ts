import type { BitReader, BitWriter } from './bits.ts';

/**
 * A column of whole numbers as two streams: for each number one byte that says how great it is, and the low bits that
 * follow no pattern. The bytes of one column look alike, so that a Huffman code, fitted to that column alone, comes
 * close to their entropy; the low bits cost what they are.
 *
 * Byte 0 to 7: the number itself. Byte 8 + 4e + t: the number has e + 4 bits; its highest is 1, the next two are t,
 * and e + 1 low bits follow in the other stream. Below zero, if the column has such: 0, -1, 1, -2, 2, ... become 0, 1, 2, 3, 4, ...
 */
export class ColumnWriter {
  /** Outside the heap: columns are long, and a collector that walks them is felt. */
  #values = new Float64Array(256);
  #length = 0;
  #negative = false;

  /** Safe whole numbers below 2^50 either way. */
  add(value: number): void {
    if (value < 0) this.#negative = true;
    if (this.#length === this.#values.length) {
      const longer = new Float64Array(4 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  /** The column's head (whether it has numbers below zero, and its length), then its bytes; low bits go to `low`. */
  finish(low: BitWriter): { signed: boolean; symbols: Uint8Array } {
    const symbols = new Uint8Array(this.#length);
    this.#values.subarray(0, this.#length).forEach((value, i) => {
      const n = this.#negative ? fold(value) : value;
      if (n < 8) {
        symbols[i] = n;
        return;
      }
      const lowBits = lengthOf(n) - 3;
      const unit = 2 ** lowBits;
      const high = Math.floor(n / unit);
      symbols[i] = 8 + (lowBits - 1) * 4 + (high - 4);
      low.write(n - high * unit, lowBits);
    });
    return { signed: this.#negative, symbols };
  }
}

/** All numbers of a column. The low bits of a column lie together, so columns are read in the order of their writing. */
export function readColumn(symbols: Uint8Array, signed: boolean, low: BitReader): Float64Array {
  const values = new Float64Array(symbols.length);
  symbols.forEach((symbol, i) => {
    let n = symbol;
    if (symbol >= 8) {
      const lowBits = ((symbol - 8) >>> 2) + 1;
      n = (4 + ((symbol - 8) & 3)) * 2 ** lowBits + low.read(lowBits);
    }
    values[i] = signed ? unfold(n) : n;
  });
  return values;
}

/** Bits of a number; a logarithm would be wrong just below a power of two. */
function lengthOf(n: number): number {
  if (n < 2 ** 31) return 32 - Math.clz32(n);
  let bits = 32;
  while (n >= 2 ** bits) bits += 1;
  return bits;
}
const fold = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unfold = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2);
