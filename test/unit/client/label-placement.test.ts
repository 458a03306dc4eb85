import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cells, LEFT, leaderOf, placeLabels, RIGHT, type Wish } from '../../../client/map/labels/placement.ts';
import { labelOf, motionText } from '../../../client/map/labels/text.ts';
import { packMotion } from '../../../shared/wire/frame.ts';
import { rosterItem } from './tracks.ts';

const W = 800;
const H = 600;
const cells = () => {
  const c = new Cells();
  c.clear(W, H);
  return c;
};
const wish = (handle: number, x: number, y: number, more: Partial<Wish> = {}): Wish => ({ handle, x, y, width: 80, height: 14, priority: 10, must: false, side: RIGHT, gap: 10, away: null, ...more });

describe('labels', () => {
  test('never cover one another, whatever is asked; those that must be shown always are', () => {
    const any = fc.record({ x: fc.integer({ min: 0, max: W }), y: fc.integer({ min: 0, max: H }), width: fc.integer({ min: 20, max: 140 }), must: fc.boolean(), priority: fc.integer({ min: 0, max: 50 }) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 120 }), (asked) => {
        const wishes = asked.map((a, i) => wish(i, a.x, a.y, { width: a.width, priority: a.priority, must: a.must && i < 5 }));
        const by = new Map(wishes.map((w) => [w.handle, w]));
        const placed = placeLabels([...wishes], cells(), 60);
        const shown = new Set(placed.map((p) => p.handle));
        expect(wishes.filter((w) => w.must && !shown.has(w.handle))).toEqual([]);
        const boxes = placed.filter((p) => !by.get(p.handle)?.must).map((p) => ({ p, w: by.get(p.handle) ?? wish(-1, 0, 0) }));
        expect(placed.length).toBeLessThanOrEqual(60);
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) {
            const ax = a.w.x + a.p.dx;
            const bx = b.w.x + b.p.dx;
            const ay = a.w.y + a.p.dy;
            const by_ = b.w.y + b.p.dy;
            expect(ax < bx + b.w.width && bx < ax + a.w.width && ay < by_ + b.w.height && by_ < ay + a.w.height).toBe(false);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
  test('of vessels that alert close together all stand clear of one another, on the screen, and a line leads to those that are not beside their symbol', () => {
    const near = fc.array(fc.record({ x: fc.integer({ min: 390, max: 430 }), y: fc.integer({ min: 280, max: 310 }), width: fc.integer({ min: 50, max: 140 }) }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(near, (vessels) => {
        const c = cells();
        for (const { x, y } of vessels) c.take(x - 4, y - 4, 8, 8);
        const wishes = vessels.map((v, i) => wish(i, v.x, v.y, { width: v.width, must: true }));
        const boxes = placeLabels([...wishes], c, 60).map((p) => ({ p, x: vessels[p.handle]!.x + p.dx, y: vessels[p.handle]!.y + p.dy, width: vessels[p.handle]!.width, height: 14 }));
        expect(boxes).toHaveLength(vessels.length);
        for (const [i, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= W && a.y + a.height <= H).toBe(true);
          for (const b of boxes.slice(i + 1)) expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false);
          const line = leaderOf(a.p, a.width, a.height, 8);
          const end = { x: line.x + line.right, y: line.y + line.down };
          expect(!a.p.led || (end.x >= a.p.dx && end.x <= a.p.dx + a.width && end.y >= a.p.dy && end.y <= a.p.dy + a.height)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
  test('that stand away from their symbol stay where they are while nothing is nearer', () => {
    const crowd = () => {
      const c = cells();
      c.take(200, 250, 200, 100);
      return c;
    };
    const first = placeLabels([wish(1, 300, 300, { must: true })], crowd(), 9)[0]!;
    expect(first.led).toBe(true);
    expect(placeLabels([wish(1, 303, 302, { must: true, away: [first.dx, first.dy] })], crowd(), 9)[0]).toMatchObject({ led: true, dx: first.dx, dy: first.dy });
    expect(placeLabels([wish(1, 300, 300, { must: true, away: [first.dx, first.dy] })], cells(), 9)[0]).toMatchObject({ led: false });
  });
  test('keep clear of the symbols', () => {
    const c = cells();
    c.take(330, 290, 8, 8);
    expect(placeLabels([wish(1, 300, 294)], c, 9)[0]?.side).toBe(LEFT);
  });
  test('the more pressing comes first when there is room for one', () => {
    const placed = placeLabels([wish(1, 300, 300), wish(2, 300, 300, { priority: 20 })], cells(), 1);
    expect(placed.map((p) => p.handle)).toEqual([2]);
  });
  test('stay on their side while it is free', () => {
    expect(placeLabels([wish(1, 300, 300, { side: LEFT })], cells(), 9)[0]?.side).toBe(LEFT);
  });
});

test('a vessel is called by its name, else by its number with all nine digits', () => {
  expect(labelOf(rosterItem(1, { name: 'VARNE PILOT' }))).toBe('VARNE PILOT');
  expect(labelOf(rosterItem(1, { name: null, mmsi: 2_320_001 }))).toBe('002320001');
  expect(labelOf(rosterItem(1, { kind: 'reported', id: 'report:12', name: null, mmsi: null }))).toBe('Report 12');
  expect(labelOf(rosterItem(1, { kind: 'radar', id: 'radar:a:12', name: null, mmsi: null }))).toBe('Radar 12');
  expect(labelOf(rosterItem(1, { name: null, mmsi: null }))).toBeNull();
});

test('the second line tells speed and course, and leaves out what is not known', () => {
  expect(motionText(packMotion(12.3, 44.6, null))).toBe('12.3 kn  045°');
  expect(motionText(packMotion(0, 359.7, null))).toBe('0.0 kn  000°');
  expect(motionText(packMotion(null, 90, null))).toBe('090°');
  expect(motionText(packMotion(null, null, 12))).toBeNull();
});
