import { TEXT_ALPHABET } from './armour.ts';

/** Longest payload that is held: nine sentences of 82 characters are fewer. */
export const MAX_SIXES = 1024;

/** A payload without its armour, six bits a byte. One is made and filled again and again: keep nothing of it. */
export class PayloadBits {
  readonly sixes = new Uint8Array(MAX_SIXES);
  /** Bits that the payload has, fill bits left off. */
  length = 0;

  /** Unsigned, at most 30 bits. The caller has made sure that they are there. */
  uint(at: number, count: number): number {
    const s = this.sixes;
    let i = (at / 6) | 0;
    const have = 6 - (at - i * 6);
    const first = s[i]! & ((1 << have) - 1);
    if (have >= count) return first >> (have - count);
    let value = first;
    let left = count - have;
    while (left >= 6) {
      value = (value << 6) | s[++i]!;
      left -= 6;
    }
    return left > 0 ? (value << left) | (s[++i]! >> (6 - left)) : value;
  }

  /** Two's complement, at most 30 bits. */
  int(at: number, count: number): number {
    const shift = 32 - count;
    return (this.uint(at, count) << shift) >> shift;
  }

  flag(at: number): boolean {
    return this.uint(at, 1) === 1;
  }

  /** Six-bit text up to `@` or the payload's end, trimmed. */
  text(at: number, count: number): string {
    const end = Math.min(at + count, this.length) - 5;
    let text = '';
    for (let i = at; i < end; i += 6) {
      const six = this.uint(i, 6);
      if (six === 0) break;
      text += TEXT_ALPHABET[six]!;
    }
    return text.trim();
  }

  /** The bits from `at` to `end` in hexadecimal, the last digit filled up with zeros. */
  hex(at: number, end: number): string {
    let digits = '';
    for (let i = at; i < end; i += 4) {
      const here = Math.min(4, end - i);
      digits += (this.uint(i, here) << (4 - here)).toString(16);
    }
    return digits;
  }
}

/** Writes bits one after the other, for the encoder. */
export class BitWriter {
  private readonly sixes: number[] = [];
  private length = 0;

  /** Unsigned, or a negative number as two's complement; bits above `count` are cut off. */
  put(value: number, count: number): this {
    for (let bit = count - 1; bit >= 0; bit--) {
      const i = (this.length / 6) | 0;
      if (i === this.sixes.length) this.sixes.push(0);
      this.sixes[i]! |= ((value >> bit) & 1) << (5 - (this.length % 6));
      this.length++;
    }
    return this;
  }

  flag(value: boolean | undefined): this {
    return this.put(value === true ? 1 : 0, 1);
  }

  /**
   * Six-bit text of `count` bits, filled up with `@`. Small letters become capitals; a letter that the alphabet lacks
   * becomes a question mark.
   */
  text(value: string | null | undefined, count: number): this {
    const letters = (value ?? '').toUpperCase();
    for (let i = 0; i < count / 6; i++) {
      const letter = letters[i];
      const six = letter === undefined ? 0 : TEXT_ALPHABET.indexOf(letter);
      this.put(six < 0 ? TEXT_ALPHABET.indexOf('?') : six, 6);
    }
    return this;
  }

  /** `count` bits from hexadecimal digits. */
  hex(digits: string, count: number): this {
    for (let done = 0; done < count; done += 4) {
      const here = Math.min(4, count - done);
      const digit = Number.parseInt(digits[done / 4] ?? '0', 16);
      this.put((Number.isNaN(digit) ? 0 : digit) >> (4 - here), here);
    }
    return this;
  }

  get bits(): number {
    return this.length;
  }

  /** The payload, six bits a number; the last is filled up with zeros. */
  payload(): readonly number[] {
    return this.sixes;
  }
}
