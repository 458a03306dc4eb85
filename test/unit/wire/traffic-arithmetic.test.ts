import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitWriter } from '../../../shared/wire/traffic/bits.ts';
import { Column, ColumnWriter } from '../../../shared/wire/traffic/column.ts';
import { crc32 } from '../../../shared/wire/traffic/crc32.ts';
import { wrapped } from '../../../shared/wire/traffic/motion.ts';

/** As the polynomial says, a bit at a time. */
function crcByBits(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

describe('the arithmetic of chunks', () => {
  it('makes the checksum that the polynomial makes, of any length', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(3), (bytes, from) => crc32(bytes.subarray(from)) === crcByBits(bytes.subarray(from))));
  });

  it('brings a course into a turn by the same bits as two remainders do', () => {
    expect(wrapped(-90, 360)).toBe(270);
    const turn = fc.constantFrom(360, 3600);
    const near = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(360, 3600), fc.constantFrom(0, -0, 1, -1, 2 ** -40, -(2 ** -40), 2 ** -52, -(2 ** -52), Number.MIN_VALUE, -Number.MIN_VALUE));
    const value = fc.oneof(fc.double({ min: -10_000, max: 10_000, noNaN: true }), fc.double(), near.map(([n, of, off]) => n * of + off));
    fc.assert(fc.property(value, turn, (value, turn) => Object.is(wrapped(value, turn), ((value % turn) + turn) % turn)), { numRuns: 5_000 });
  });

  it('gives back any column of whole numbers, beside others in the same low bits', () => {
    const number = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer(), fc.integer({ min: -(2 ** 49), max: 2 ** 49 }), fc.nat({ max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.array(fc.array(number, { maxLength: 30 }), { maxLength: 4 }), (columns) => {
        const low = new BitWriter();
        const written = columns.map((column) => {
          const writer = new ColumnWriter();
          for (const n of column) writer.add(n);
          return writer.finish(low);
        });
        const bytes = low.finish();
        let bit = 0;
        const read = written.map(({ symbols, signed }) => {
          const column = new Column(symbols, signed, bytes, bit);
          bit = column.endBit();
          return [...column.all()];
        });
        expect(read).toEqual(columns.map((column) => column.map((n) => n || 0)));
      }),
      { numRuns: 500 },
    );
  });
});
