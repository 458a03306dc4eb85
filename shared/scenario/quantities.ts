import { z } from 'zod';

/** A number with its unit, `12 kn`; the number alone is in the same unit. */
function quantity(unit: string, words: string, low: number, high: number) {
  const pattern = new RegExp(`^(-?\\d+(?:\\.\\d+)?)\\s*(?:${unit})?$`);
  const limits = `must be between ${low} and ${high} ${words}`;
  const form = `a number of ${words}, as ${Math.min(12, high)} or ${Math.min(12, high)} ${unit}`;
  return z.codec(z.union([z.number(), z.string().regex(pattern, form)], form), z.number().min(low, limits).max(high, limits), {
    decode: (given) => (typeof given === 'number' ? given : Number(pattern.exec(given)![1])),
    encode: (n) => n,
  });
}

/** Speed over ground or, for a drift, over the bottom. */
export const Knots = quantity('kn', 'knots', 0, 60).describe('Knots: 12 or 12 kn.');
export const Miles = quantity('nm', 'nautical miles', 0, 100).describe('Nautical miles: 4 or 4 nm.');
export const Metres = quantity('m', 'metres', 0, 50_000).describe('Metres: 300 or 300 m.');
/** Degrees true; 360 is written as 0. */
export const Course = quantity('°', 'degrees', 0, 359.9).describe('Degrees true, 0 to 359.9.');
