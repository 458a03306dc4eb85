/** Thrown while a chunk is opened: it ends too soon or says what cannot be. Never leaves `decodeChunk`. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

/** Writes whole numbers of up to 52 bits one after the other, lowest bit first. */
export class BitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;
  #held = 0;
  #count = 0;

  write(value: number, bits: number): void {
    if (bits > 24) {
      this.write(value % 0x1000000, 24);
      this.write(Math.floor(value / 0x1000000), bits - 24);
      return;
    }
    // At most 7 bits are held, so 24 more fit into 31.
    this.#held |= value << this.#count;
    this.#count += bits;
    while (this.#count >= 8) {
      this.#push(this.#held & 0xff);
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#bytes.length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = byte;
  }

  finish(): Uint8Array {
    if (this.#count > 0) this.#push(this.#held);
    this.#held = 0;
    this.#count = 0;
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads what a BitWriter wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #bit: number;

  /** Begins at a bit, the first unless it is told. */
  constructor(bytes: Uint8Array, bit = 0) {
    this.#bytes = bytes;
    this.#bit = bit;
  }

  read(bits: number): number {
    const bytes = this.#bytes;
    const from = this.#bit >>> 3;
    // Nearly all: within four bytes that are all there.
    if (bits <= 24 && from + 4 <= bytes.length) {
      const window = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24);
      const value = (window >>> (this.#bit & 7)) & ((1 << bits) - 1);
      this.#bit += bits;
      return value;
    }
    return this.#readSlowly(bits);
  }

  #readSlowly(bits: number): number {
    const bytes = this.#bytes;
    if (this.#bit + bits > bytes.length * 8) throw new Damage('the low bits end too soon');
    let value = 0;
    let scale = 1;
    let left = bits;
    while (left > 0) {
      const at = this.#bit & 7;
      const take = left < 8 - at ? left : 8 - at;
      value += (((bytes[this.#bit >>> 3] ?? 0) >>> at) & ((1 << take) - 1)) * scale;
      scale *= 1 << take;
      left -= take;
      this.#bit += take;
    }
    return value;
  }
}
