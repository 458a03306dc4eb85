import { describe, expect, test } from 'vitest';
import { VesselClass } from '../../../shared/words/vessel.ts';
import { classBit, classBitOf, colourOf, COLOURS, DANGER, FLASHING, HULL, inDanger, LINES, lookOf, extentOf, MARK, markOf, MOVES, RING, SHAPE, shapeOf, SMALL } from '../../../client/map/look.ts';
import { rosterItem } from './tracks.ts';

const look = (more: Parameters<typeof rosterItem>[1]) => lookOf(rosterItem(1, more));
const colour = (word: number) => COLOURS[colourOf(word)];

describe('a symbol says what SN.1/Circ.243 wants it to say', () => {
  test.each([
    ['cargo', MARK.none],
    ['tanker', MARK.dot],
    ['passenger', MARK.bar],
    ['fishing', MARK.notch],
    ['high-speed', MARK.doubleStern],
    ['sar', MARK.crossBar],
    ['law-enforcement', MARK.crossBar],
  ] as const)('%s is a triangle with its own mark', (cls, mark) => {
    expect(shapeOf(look({ class: cls }))).toBe(SHAPE.triangle);
    expect(markOf(look({ class: cls }))).toBe(mark);
  });

  test.each([
    ['radar', SHAPE.radar, 'radar'],
    ['reported', SHAPE.reported, 'smallCraft'],
    ['sart', SHAPE.distress, 'emergency'],
    ['mob', SHAPE.distress, 'emergency'],
    ['epirb', SHAPE.distress, 'emergency'],
    ['aid-to-navigation', SHAPE.aid, 'magenta'],
    ['base-station', SHAPE.base, 'estimate'],
    ['sar-aircraft', SHAPE.aircraft, 'ship'],
  ] as const)('%s has a shape and a colour of its own', (kind, shape, name) => {
    const word = look({ kind, class: 'none' });
    expect(shapeOf(word)).toBe(shape);
    expect(colour(word)).toBe(name);
  });

  test('a virtual aid to navigation is not drawn like a real one', () => {
    expect(shapeOf(look({ kind: 'aid-to-navigation', virtualAid: true }))).toBe(SHAPE.virtualAid);
  });

  test.each([1, 5, 6])('status %i, at anchor, moored or aground: small, without lines, and it stays', (status) => {
    const word = look({ status });
    expect(word & SMALL).not.toBe(0);
    expect(word & (LINES | MOVES)).toBe(0);
  });

  test('a ship under way has lines and moves; so does a radar target', () => {
    for (const word of [look({ status: 0 }), look({ status: null }), look({ kind: 'radar' })]) expect(word & (LINES | MOVES)).toBe(LINES | MOVES);
  });

  test('a reported position is never moved on: nobody saw it move', () => {
    expect(look({ kind: 'reported' }) & MOVES).toBe(0);
  });

  test('a reported position shows how far off it may be, where that is known', () => {
    const item = rosterItem(1, { kind: 'reported', accuracyM: 926 });
    expect(lookOf(item) & RING).not.toBe(0);
    expect(extentOf(item)).toBe(926);
    expect(look({ kind: 'reported' }) & RING).toBe(0);
  });

  test('a hull is packed as AIS packs it, and wanted only when its length is known', () => {
    const item = rosterItem(1, { toBow: 300, toStern: 99, toPort: 20, toStarboard: 41 });
    const e = extentOf(item);
    expect([e & 511, (e >>> 9) & 511, (e >>> 18) & 63, (e >>> 24) & 63]).toEqual([300, 99, 20, 41]);
    expect(lookOf(item) & HULL).not.toBe(0);
    expect(look({}) & HULL).toBe(0);
  });
});

test('an alert gives its own colour and leaves shape, mark and class', () => {
  const before = look({ class: 'tanker' });
  const word = inDanger(before, 'warning', true);
  expect(colour(word)).toBe('warning');
  expect(word & (DANGER | FLASHING)).toBe(DANGER | FLASHING);
  expect([shapeOf(word), markOf(word), classBitOf(word)]).toEqual([shapeOf(before), markOf(before), classBitOf(before)]);
  expect(inDanger(before, 'alarm', false) & FLASHING).toBe(0);
});

test('every class has a bit of its own and is found again in the look', () => {
  const bits = VesselClass.options.map((name) => classBit(name));
  expect(new Set(bits).size).toBe(VesselClass.options.length);
  for (const name of VesselClass.options) expect(classBitOf(look({ class: name }))).toBe(classBit(name));
});

test('no look is 0: 0 stands for "not known yet"', () => {
  for (const cls of VesselClass.options) expect(look({ class: cls })).toBeGreaterThan(0);
});
