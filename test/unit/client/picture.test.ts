import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Picture } from '../../../client/state/picture.ts';
import { DELTA, frameOf, KEYFRAME, rosterItem } from './tracks.ts';

const AT = Date.UTC(2026, 0, 1);

function pictureOf(...handles: number[]): Picture {
  const picture = new Picture();
  picture.reset(handles.map((h) => rosterItem(h)));
  return picture;
}

describe('a frame', () => {
  test('places its vessels, with the time of each position', () => {
    const picture = pictureOf(4);
    expect(picture.applyFrame(frameOf(KEYFRAME, 1, AT, [{ handle: 4, lon: 1.4, lat: 51, sog: 12.5, cog: 45.5, heading: 44, ageMs: 2_000 }]))).toBe('ok');
    const seen = picture.seen(4);
    expect(seen).toMatchObject({ sog: 12.5, cog: 45.5, heading: 44, lost: false, at: AT - 2_000 });
    expect(seen?.lon).toBeCloseTo(1.4, 6);
    expect(seen?.lat).toBeCloseTo(51, 6);
  });

  test('that is a keyframe forgets who is not in it', () => {
    const picture = pictureOf(1, 2);
    picture.applyFrame(frameOf(KEYFRAME, 1, AT, [{ handle: 1, lon: 1, lat: 51 }, { handle: 2, lon: 1, lat: 51 }]));
    picture.applyFrame(frameOf(KEYFRAME, 9, AT, [{ handle: 2, lon: 1, lat: 51 }]));
    expect(picture.count).toBe(1);
    expect(picture.slotOf(1)).toBeUndefined();
    expect(picture.slotOf(2)).toBe(0);
  });

  test('that is a delta changes only its own, and must follow the one before it', () => {
    const picture = pictureOf(1, 2);
    picture.applyFrame(frameOf(KEYFRAME, 0xffffffff, AT, [{ handle: 1, lon: 1, lat: 51 }, { handle: 2, lon: 2, lat: 51 }]));
    expect(picture.applyFrame(frameOf(DELTA, 0, AT, [{ handle: 2, lon: 2.5, lat: 51, lost: true }]))).toBe('ok');
    expect(picture.seen(1)?.lon).toBeCloseTo(1, 6);
    expect(picture.seen(2)).toMatchObject({ lost: true });
    expect(picture.applyFrame(frameOf(DELTA, 2, AT, []))).toBe('resync');
  });

  test('that is a delta without a keyframe before it asks for one', () => {
    expect(pictureOf(1).applyFrame(frameOf(DELTA, 0, AT, [{ handle: 1, lon: 1, lat: 51 }]))).toBe('resync');
  });

  test('that names a vessel which the roster has not told of asks for a resync, and the vessel is not drawn', () => {
    const picture = pictureOf(1);
    expect(picture.applyFrame(frameOf(KEYFRAME, 1, AT, [{ handle: 7, lon: 1, lat: 51 }]))).toBe('resync');
    expect(picture.look[picture.slotOf(7) ?? -1]).toBe(0);
    picture.applyRoster({ set: [rosterItem(7)], gone: [] });
    expect(picture.look[picture.slotOf(7) ?? -1]).not.toBe(0);
  });
});

test('a vessel that is gone is gone by handle and by id', () => {
  const picture = pictureOf(1, 2);
  picture.applyFrame(frameOf(KEYFRAME, 1, AT, [{ handle: 1, lon: 1, lat: 51 }, { handle: 2, lon: 2, lat: 51 }]));
  picture.applyRoster({ set: [], gone: [1] });
  expect(picture.seen(1)).toBeUndefined();
  expect(picture.handleOfId('235000001')).toBeUndefined();
  expect(picture.seen(2)?.lon).toBeCloseTo(2, 6);
});

test('whatever comes and goes, the columns hold exactly who is there, without holes', () => {
  const handle = fc.integer({ min: 0, max: 3_000 });
  const step = fc.oneof(
    fc.record({ what: fc.constant('frame' as const), handles: fc.uniqueArray(handle, { maxLength: 40 }), key: fc.boolean() }),
    fc.record({ what: fc.constant('gone' as const), handles: fc.uniqueArray(handle, { maxLength: 20 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const picture = new Picture();
      const model = new Map<number, number>();
      let number = 0;
      picture.applyFrame(frameOf(KEYFRAME, number, AT, []));
      for (const [i, s] of steps.entries()) {
        if (s.what === 'gone') {
          picture.applyRoster({ set: [], gone: s.handles });
          for (const h of s.handles) model.delete(h);
          continue;
        }
        if (s.key) model.clear();
        for (const h of s.handles) model.set(h, i / 100);
        picture.applyRoster({ set: s.handles.map((h) => rosterItem(h)), gone: [] });
        picture.applyFrame(frameOf(s.key ? KEYFRAME : DELTA, ++number, AT, s.handles.map((h) => ({ handle: h, lon: i / 100, lat: 51 }))));
      }
      const held = new Map(Array.from({ length: picture.count }, (_, slot) => [picture.handle[slot] ?? -1, picture.lon[slot] ?? -1]));
      expect(new Set(held.keys())).toEqual(new Set(model.keys()));
      expect(held.size).toBe(picture.count);
      for (const [h, lon] of model) {
        expect(held.get(h)).toBeCloseTo(lon, 5);
        expect(picture.handle[picture.slotOf(h) ?? -1]).toBe(h);
      }
    }),
    { numRuns: 60 },
  );
});
