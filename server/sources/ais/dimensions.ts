import type { BitWriter, PayloadBits } from './bits.ts';

interface Dimensions {
  toBow: number | null;
  toStern: number | null;
  toPort: number | null;
  toStarboard: number | null;
}

/** Reference point and size, 30 bits (M.1371-5, figure 41). No length, or no beam, is not known. */
export function decodeDimensions(b: PayloadBits, at: number): Dimensions {
  const bow = b.uint(at, 9);
  const stern = b.uint(at + 9, 9);
  const port = b.uint(at + 18, 6);
  const starboard = b.uint(at + 24, 6);
  const length = bow + stern > 0;
  const beam = port + starboard > 0;
  return {
    toBow: length ? bow : null,
    toStern: length ? stern : null,
    toPort: beam ? port : null,
    toStarboard: beam ? starboard : null,
  };
}

export function encodeDimensions(m: Partial<Dimensions>, w: BitWriter): void {
  w.put(Math.min(m.toBow ?? 0, 511), 9).put(Math.min(m.toStern ?? 0, 511), 9);
  w.put(Math.min(m.toPort ?? 0, 63), 6).put(Math.min(m.toStarboard ?? 0, 63), 6);
}
