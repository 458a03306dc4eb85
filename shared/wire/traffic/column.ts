import { BitReader, Damage, type BitWriter } from './bits.ts';

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

/** Of each byte: how many low bits follow it, and what the number is without them. */
const LOW_BITS = Uint8Array.from({ length: 256 }, (_, symbol) => (symbol < 8 ? 0 : ((symbol - 8) >>> 2) + 1));
const HIGH = Float64Array.from({ length: 256 }, (_, symbol) => (symbol < 8 ? symbol : (4 + ((symbol - 8) & 3)) * 2 ** (LOW_BITS[symbol] ?? 0)));

/** Where the numbers of a column stand: the bytes of it, and its part of the low bits of all columns. */
export class Column {
  readonly #symbols: Uint8Array;
  readonly #signed: boolean;
  readonly #low: Uint8Array;
  readonly #firstBit: number;

  /** `low`: the low bits of all columns; those of this begin at `firstBit`. */
  constructor(symbols: Uint8Array, signed: boolean, low: Uint8Array, firstBit: number) {
    this.#symbols = symbols;
    this.#signed = signed;
    this.#low = low;
    this.#firstBit = firstBit;
  }

  get length(): number {
    return this.#symbols.length;
  }

  /** The bit of the low bits at which the next column begins. */
  endBit(): number {
    let bit = this.#firstBit;
    for (let i = 0; i < this.#symbols.length; i++) bit += LOW_BITS[this.#symbols[i]!]!;
    return bit;
  }

  /** Reads it from its beginning. */
  reader(): ColumnReader {
    return new ColumnReader(this.#symbols, this.#signed, new BitReader(this.#low, this.#firstBit));
  }

  /** All its numbers: for what is short, or wanted in no order. */
  all(): Float64Array {
    const reader = this.reader();
    const values = new Float64Array(this.length);
    for (let i = 0; i < values.length; i++) values[i] = reader.take();
    return values;
  }
}

/** Takes the numbers of a column one after the other, from where they stand: a chunk has hundreds of thousands, and needs each once. */
export class ColumnReader {
  readonly #symbols: Uint8Array;
  readonly #signed: boolean;
  readonly #low: BitReader;
  #next = 0;

  constructor(symbols: Uint8Array, signed: boolean, low: BitReader) {
    this.#symbols = symbols;
    this.#signed = signed;
    this.#low = low;
  }

  take(): number {
    const symbol = this.#symbols[this.#next++];
    if (symbol === undefined) throw new Damage('a column ends too soon');
    const n = symbol < 8 ? symbol : HIGH[symbol]! + this.#low.read(LOW_BITS[symbol]!);
    return this.#signed ? unfold(n) : n;
  }
}

/** Bits of a number; a logarithm would be wrong just below a power of two. */
function lengthOf(n: number): number {
  if (n < 2 ** 31) return 32 - Math.clz32(n);
  let bits = 32;
  while (n >= 2 ** bits) bits += 1;
  return bits;
}
const fold = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
/** The inverse; a remainder is slow, and nearly all numbers are small. */
function unfold(n: number): number {
  if (n < 2 ** 31) return (n >>> 1) ^ -(n & 1);
  return n % 2 === 1 ? -(n + 1) / 2 : n / 2;
}
