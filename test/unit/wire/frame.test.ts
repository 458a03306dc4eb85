import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageCode, ageOfCode, DELTA, FrameWriter, KEYFRAME, MAX_HANDLE, openFrame, packMotion, rowOf } from '../../../shared/wire/frame.ts';
import { toAisUnits } from '../../../shared/geo/units.ts';

const vessel = fc.record({
  handle: fc.integer({ min: 0, max: MAX_HANDLE }),
  lost: fc.boolean(),
  ageMs: fc.integer({ min: 0, max: 2_000_000 }),
  lon: fc.integer({ min: -108_000_000, max: 108_000_000 }),
  lat: fc.integer({ min: -54_000_000, max: 54_000_000 }),
  sog: fc.option(fc.integer({ min: 0, max: 1022 }), { nil: null }),
  cog: fc.option(fc.integer({ min: 0, max: 3599 }), { nil: null }),
  heading: fc.option(fc.integer({ min: 0, max: 359 }), { nil: null }),
});

describe('a frame', () => {
  it('gives back every vessel that was put in, and takes 16 bytes for each', () => {
    fc.assert(
      fc.property(fc.array(vessel, { maxLength: 50 }), fc.boolean(), (vessels, key) => {
        const writer = new FrameWriter(50);
        for (const v of vessels) {
          const motion = packMotion(v.sog === null ? null : v.sog / 10, v.cog === null ? null : v.cog / 10, v.heading);
          writer.add(v.handle, v.lost, v.ageMs, v.lon, v.lat, motion);
        }
        const bytes = writer.finish(key ? KEYFRAME : DELTA, 1_700_000_000_123, 7);
        expect(bytes.byteLength).toBe(24 + 16 * vessels.length);
        const frame = openFrame(bytes);
        if ('fault' in frame) throw new Error(frame.fault);
        expect(frame).toMatchObject({ kind: key ? KEYFRAME : DELTA, at: 1_700_000_000_123, number: 7, count: vessels.length });
        vessels.forEach((v, i) => {
          const row = rowOf(frame, i);
          expect(row.handle).toBe(v.handle);
          expect(row.lost).toBe(v.lost);
          expect([toAisUnits(row.lon), toAisUnits(row.lat)]).toEqual([v.lon, v.lat]);
          expect(row.sog).toBe(v.sog === null ? null : v.sog / 10);
          expect(row.cog).toBe(v.cog === null ? null : v.cog / 10);
          expect(row.heading).toBe(v.heading);
        });
      }),
    );
  });

  it('tells an age to a quarter of a second below 128 s and to 4 s above, and never makes it greater', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_100_000 }), (age) => {
        const told = ageOfCode(ageCode(age));
        expect(told).toBeLessThanOrEqual(age);
        expect(age - told).toBeLessThan(age < 128_000 ? 250 : 4_000);
      }),
    );
  });

  it('is opened from bytes that begin at an odd place in a buffer', () => {
    const writer = new FrameWriter(1);
    writer.add(3, false, 0, 1, 2, packMotion(1, 2, 3));
    const bytes = writer.finish(KEYFRAME, 5, 0);
    const odd = new Uint8Array(bytes.length + 1);
    odd.set(bytes, 1);
    const frame = openFrame(odd.subarray(1));
    expect('fault' in frame ? frame.fault : rowOf(frame, 0).handle).toBe(3);
  });

  it('that is foreign, newer or cut short is named and not read', () => {
    const bytes = new FrameWriter(0).finish(KEYFRAME, 0, 0);
    expect(openFrame(bytes.subarray(0, 10))).toEqual({ fault: 'not-a-frame' });
    expect(openFrame(new Uint8Array(40))).toEqual({ fault: 'not-a-frame' });
    const newer = bytes.slice();
    newer[2] = 99;
    expect(openFrame(newer)).toEqual({ fault: 'other-version' });
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes);
    expect(openFrame(longer)).toEqual({ fault: 'wrong-length' });
  });
});
