import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeBeside, type Box } from '../../../client/panels/placement.ts';

const free: Box = { x: 8, y: 8, width: 1000, height: 600 };
const size = { width: 290, height: 300 };
const covers = (box: Box, p: { x: number; y: number }) => p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height;

describe('a card beside a thing', () => {
  test('is inside the free place and not over the thing, wherever that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1010 }), fc.integer({ min: 0, max: 610 }), (x, y) => {
        const box = placeBeside({ x, y }, size, free, [], null);
        expect(box.x >= 8 && box.y >= 8 && box.x + box.width <= 1008 && box.y + box.height <= 608).toBe(true);
        expect(covers(box, { x, y })).toBe(false);
      }),
    );
  });

  test('goes to the side where nothing alerts', () => {
    const thing = { x: 500, y: 300 };
    const alerting: Box = { x: 600, y: 280, width: 32, height: 32 };
    const box = placeBeside(thing, size, free, [alerting], null);
    expect(covers(box, { x: 616, y: 296 })).toBe(false);
  });

  test('lies over no alerting vessel while there is a place where it would not, and over the thing never', () => {
    const point = fc.record({ x: fc.integer({ min: 8, max: 1008 }), y: fc.integer({ min: 8, max: 608 }) });
    fc.assert(
      fc.property(point, fc.array(point, { maxLength: 12 }), (thing, others) => {
        const alerting = others.map(({ x, y }) => ({ x: x - 16, y: y - 16, width: 32, height: 32 }));
        const box = placeBeside(thing, size, free, alerting, null);
        const over = (at: Box, k: Box) => at.x < k.x + k.width && k.x < at.x + at.width && at.y < k.y + k.height && k.y < at.y + at.height;
        const corners = [free.x, free.x + free.width - size.width].flatMap((x) => [free.y, free.y + free.height - size.height].map((y) => ({ x, y, ...size })));
        const thingBox = { x: thing.x - 12, y: thing.y - 12, width: 24, height: 24 };
        const clear = corners.some((corner) => [...alerting, thingBox].every((k) => !over(corner, k)));
        expect(over(box, thingBox)).toBe(false);
        expect(clear ? alerting.filter((k) => over(box, k)) : []).toEqual([]);
      }),
    );
  });

  test('stays where it is while that is as good', () => {
    const left = placeBeside({ x: 500, y: 300 }, size, free, [{ x: 600, y: 200, width: 32, height: 300 }], null);
    expect(left.x).toBeLessThan(500);
    expect(placeBeside({ x: 502, y: 300 }, size, free, [], left).x).toBeLessThan(500);
  });
});
