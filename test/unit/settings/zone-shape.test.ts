import { describe, expect, test } from 'vitest';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Position } from '../../../shared/words/position.ts';
import type { ZoneGeometry } from '../../../shared/words/zone.ts';
import { lineFault, ringFault, shapeFault } from '../../../client/state/settings/shape-fault.ts';
import { areaM2, closedRing, cornersText, readCorners, ringNames, ringsOf, withRing } from '../../../client/state/settings/zone-shape.ts';

const ring = (lon: number, lat: number, size: number): Position[] => [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]];
const PARTS: ZoneGeometry = { type: 'MultiPolygon', coordinates: [[ring(1, 51, 0.3), ring(1.1, 51.1, 0.1)], [ring(2, 51, 0.1)]] };

describe('the shape of a zone', () => {
  test('is edited ring by ring: holes and parts stay', () => {
    expect(ringNames(PARTS)).toEqual(['Part 1, outline', 'Part 1, hole 1', 'Part 2, outline']);
    const moved = withRing(PARTS, 1, ring(1.15, 51.15, 0.1));
    expect(ringsOf(moved)).toEqual([ring(1, 51, 0.3), ring(1.15, 51.15, 0.1), ring(2, 51, 0.1)]);
    expect(withRing(moved, 1, ring(1.1, 51.1, 0.1))).toEqual(PARTS);
  });

  test('closes itself, stands on the grid of a metre, and two clicks in one place are one corner', () => {
    expect(closedRing([[1.000004, 51], [1.1, 51], [1.1, 51.0000001], [1.1, 51.1]])).toEqual([[1, 51], [1.1, 51], [1.1, 51.1], [1, 51]]);
  });

  test('may not cross itself; while it is drawn only the way so far counts', () => {
    const bow: Position[] = [[1, 51], [1.1, 51.1], [1.1, 51], [1, 51.1]];
    expect(lineFault(bow.slice(0, 3))).toBeNull();
    expect(lineFault(bow)).toMatchObject({ at: [expect.closeTo(1.05, 6), expect.closeTo(51.05, 6)] });
    expect(ringFault([...bow, [1, 51]])?.words).toBe('Its outline crosses itself.');
    expect(ringFault(ring(1, 51, 0.1))).toBeNull();
    expect(ringFault([[1, 51], [1.1, 51], [1, 51]])?.words).toContain('three different corners');
    expect(shapeFault(PARTS)).toBeNull();
    expect(shapeFault(withRing(PARTS, 1, ring(1.2, 51.2, 0.3)))).not.toBeNull();
  });

  test('has its size, holes taken off, within half a per cent of the plane', () => {
    const side = 0.3 * 60 * METRES_PER_NM;
    const flat = side * side * Math.cos((51.15 * Math.PI) / 180) * (1 - 1 / 9);
    expect(areaM2({ type: 'Polygon', coordinates: [ring(1, 51, 0.3), ring(1.1, 51.1, 0.1)] }) / flat).toBeCloseTo(1, 2);
  });
});

describe('corners as text', () => {
  const drawn: Position[] = [[1.234567, 51.01234], [1.3, 51.1], [1.4, 51.05], [1.234567, 51.01234]];

  test('keep the last digit of every line that nobody changed', () => {
    const text = cornersText(drawn, 'minutes');
    expect(readCorners(text, drawn, 'minutes')).toEqual({ ok: true, ring: drawn });
    const lines = text.split('\n');
    const added = [lines[0], '', "51 06.60 N 1 21.00 E", ...lines.slice(1)].join('\n');
    expect(readCorners(added, drawn, 'minutes')).toEqual({ ok: true, ring: [drawn[0], [1.35, 51.11], drawn[1], drawn[2], drawn[0]] });
  });

  test('say which line is not understood, or in doubt', () => {
    expect(readCorners('51 06.6 N 1 21 E\nover there', drawn, 'minutes')).toMatchObject({ ok: false, line: 2 });
    expect(readCorners('51 06.6 1 21', drawn, 'minutes')).toMatchObject({ ok: false, line: 1, words: expect.stringContaining('East or west') });
  });
});
