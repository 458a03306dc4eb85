import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPosition, type PositionReading } from '../../../shared/geo/position-reading.ts';
import { positionText } from '../../../shared/geo/position-text.ts';

const meant = (text: string): [number, number] => {
  const r = readPosition(text);
  if (r.kind !== 'understood') throw new Error(`${text}: ${JSON.stringify(r)}`);
  return [r.meant.lat, r.meant.lon];
};
const why = (r: PositionReading) => (r.kind === 'not-understood' ? r.why : r.kind);

describe('a typed position', () => {
  const dover: [number, number] = [51 + 1.3 / 60, 1 + 23.92 / 60];
  test.each([
    `51°01.30'N 001°23.92'E`,
    `51° 01.30' N, 1° 23.92' E`,
    '51 01.30N 1 23.92E',
    '51-01.30N 001-23.92E',
    'N51 01.300 E001 23.920',
    'N 51°01.300′ E 1°23.920′',
    '5101.30N 00123.92E',
    '51 01,30 N 1 23,92 E',
    '51°01,30N 1°23,92E',
    '001°23.92E 51°01.30N',
    '51 01.30 north 1 23.92 east',
    'Lat 51 01.30 N Lon 1 23.92 E',
    '51deg 01.30min N 1deg 23.92min E',
    `51°01'18"N 1°23'55.2"E`,
    `51°01'18''N 1°23'55.2''E`,
    '51 01 18 N 1 23 55.2 E',
    '510118N 0012355.2E',
    '51:01:18N 1:23:55.2E',
    '51.0216667 1.3986667',
    '51.0216667, 1.3986667',
    '51.0216667,1.3986667',
    '51,0216667 1,3986667',
    '51.0216667N 1.3986667E',
    '51.0216667° N; 1.3986667° E',
    '(51.0216667, 1.3986667)',
    'E1.3986667 N51.0216667',
  ])('%s is read', (text) => {
    const [lat, lon] = meant(text);
    expect(lat).toBeCloseTo(dover[0], 6);
    expect(lon).toBeCloseTo(dover[1], 6);
  });

  test.each([
    ['50 20 N 1 30 W', 50 + 20 / 60, -1.5],
    ['50.3333 -1.5', 50.3333, -1.5],
    ['50.3333,-1.5', 50.3333, -1.5],
    ['50.3333−1.5'.replace('−', ' −'), 50.3333, -1.5],
    [`49°43.30'N 002°22.60'W`, 49 + 43.3 / 60, -(2 + 22.6 / 60)],
  ])('%s is west of Greenwich', (text, lat, lon) => {
    expect(meant(text)[0]).toBeCloseTo(lat, 6);
    expect(meant(text)[1]).toBeCloseTo(lon, 6);
  });

  test.each([
    ['', 'empty'],
    ['off Dover', 'no-position'],
    ['51.02', 'one-number'],
    ['51 01.30 1.39', 'cannot-split'],
    ['51.02N 1.39N', 'two-of-a-kind'],
    ['51 61 N 1 23 E', 'sixty'],
    ['51 60.00 N 1 23 E', 'sixty'],
    ['51.5 01.30 N 1 23 E', 'part-degree'],
    ['-51 01 N 1 23 E', 'sign-and-letter'],
    ["51 01.3 N 1 23.9 O", 'letter-o'],
    ['91 00 N 181 00 E', 'off-the-globe'],
    ['51.02N', 'one-number'],
    ['51.02 1.39 7', 'cannot-split'],
    ['51.02 N E 1.39 E', 'cannot-split'],
  ])('%s is not taken: %s', (text, expected) => {
    expect(why(readPosition(text))).toBe(expected);
  });

  test('the wrong way round is a question with the likely reading first', () => {
    const r = readPosition('1.3987 51.0217');
    expect(r).toMatchObject({ kind: 'question', doubt: 'swapped', readings: [{ lat: 51.0217, lon: 1.3987 }, { lat: 1.3987, lon: 51.0217 }] });
    expect(readPosition(`001°23.92'N 051°01.30'E`)).toMatchObject({ kind: 'question', doubt: 'swapped' });
  });

  test('degrees and minutes without a letter: which side of Greenwich is a question', () => {
    expect(readPosition('50 20 1 30')).toMatchObject({ kind: 'question', doubt: 'which-side', readings: [{ lon: 1.5 }, { lon: -1.5 }] });
  });

  test('outside the Channel is a question', () => {
    expect(readPosition('36 00 N 15 00 E')).toMatchObject({ kind: 'question', doubt: 'outside', readings: [{ lat: 36, lon: 15 }] });
    expect(readPosition('50.0 5.5')).toMatchObject({ kind: 'question', doubt: 'outside', readings: [{ lon: -5.5 }, { lon: 5.5 }] });
  });
});

describe('a position in words', () => {
  test('never shows sixty minutes', () => {
    expect(positionText(50.99999, 0.99999)).toBe(`51°00.00'N 001°00.00'E`);
    expect(positionText(50.999999, -0.999999, 'seconds')).toBe(`51°00'00.0"N 001°00'00.0"W`);
  });
  test('reads as the sea writes it', () => {
    expect(positionText(51 + 1.3 / 60, 1 + 23.92 / 60)).toBe(`51°01.30'N 001°23.92'E`);
    expect(positionText(49.5, -2.25, 'decimal')).toBe('49.50000°N 2.25000°W');
  });

  const anywhere = fc.record({ lat: fc.double({ min: 48.01, max: 52.99, noNaN: true }), lon: fc.double({ min: -6.99, max: 4.49, noNaN: true }) });
  test.each([['minutes', 0.005 / 60], ['decimal', 0.000_005], ['seconds', 0.05 / 3600]] as const)('is read back as it was written: %s', (notation, half) => {
    fc.assert(
      fc.property(anywhere, ({ lat, lon }) => {
        const [la, lo] = meant(positionText(lat, lon, notation));
        expect(Math.abs(la - lat)).toBeLessThanOrEqual(half + 1e-9);
        expect(Math.abs(lo - lon)).toBeLessThanOrEqual(half + 1e-9);
      }),
    );
  });

  test('whatever is typed, the answer is one of three kinds and every reading is on the globe', () => {
    const typed = fc.string({ unit: fc.constantFrom(...Array.from(`0123456789.,-°'" NSEWOd;/:`)), maxLength: 30 });
    fc.assert(
      fc.property(typed, (text) => {
        const r = readPosition(text);
        const readings = r.kind === 'understood' ? [r.meant] : r.kind === 'question' ? r.readings : [];
        expect(readings.length > 0).toBe(r.kind !== 'not-understood');
        for (const p of readings) expect(Math.abs(p.lat) <= 90 && Math.abs(p.lon) <= 180).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
