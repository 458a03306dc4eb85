import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrafficBook } from '../../shared/wire/traffic/book.ts';
import { decodeChunk } from '../../shared/wire/traffic/decode.ts';
import { encodeChunk, joined } from '../../shared/wire/traffic/encode.ts';
import type { Chunk } from '../../shared/wire/traffic/layout.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { TrackKind } from '../../shared/words/vessel.ts';
import { inflated } from '../../server/journal/traffic/deflate.ts';
import { packed } from '../../server/journal/traffic/pack.ts';

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const observed = {
  trackId: fc.constantFrom('235012345', '227000001', 'radar:dover:7', 'report:1'),
  trackKind: fc.constantFrom(...TrackKind.options),
  source: fc.constantFrom('sim:', 'nmea+tcp://feed:10110'),
  observedAt: fc.oneof(fc.integer({ min: 1_715_915_520_000, max: 1_715_915_580_000 }), fc.integer({ min: 0, max: 4_000_000_000_000 })),
};
const aisClass = fc.constantFrom('A' as const, 'B' as const, null);
const grid = (max: number) => fc.integer({ min: -max * 600_000, max: max * 600_000 }).map((n) => (n || 0) / 600_000);
/** Anything finite, but minus zero: it comes back as zero, which no reader can tell apart. */
const odd = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0);
const mostly = (usual: fc.Arbitrary<number>) => fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd });

const position = fc.record(
  {
    kind: fc.constant('position' as const),
    ...observed,
    lon: mostly(grid(181)),
    lat: mostly(grid(91)),
    sog: nullable(mostly(fc.integer({ min: 0, max: 1022 }).map((n) => n / 10))),
    cog: nullable(mostly(fc.integer({ min: 0, max: 3599 }).map((n) => n / 10))),
    heading: nullable(mostly(fc.integer({ min: 0, max: 359 }))),
    rot: nullable(odd),
    status: nullable(mostly(fc.integer({ min: 0, max: 15 }))),
    altitude: nullable(odd),
    aisClass,
  },
  { requiredKeys: ['kind', 'trackId', 'trackKind', 'source', 'observedAt', 'lon', 'lat', 'sog', 'cog', 'heading', 'rot', 'status', 'aisClass'] },
);
const text = nullable(fc.string({ unit: 'grapheme', maxLength: 8 }));
const identity = fc.record(
  {
    kind: fc.constant('identity' as const),
    ...observed,
    aisClass,
    name: text,
    callsign: text,
    imo: nullable(fc.nat()),
    shiptype: nullable(fc.nat(99)),
    toBow: nullable(fc.nat(511)),
    destination: text,
    draught: nullable(fc.nat(255).map((n) => n / 10)),
    eta: text,
    aidType: nullable(fc.nat(31)),
    virtualAid: fc.boolean(),
  },
  { requiredKeys: ['kind', 'trackId', 'trackKind', 'source', 'observedAt', 'aisClass'] },
);
const words = fc.record({ kind: fc.constant('text' as const), ...observed, text: fc.string(), addressedTo: nullable(fc.nat()) });
const sighting: fc.Arbitrary<Sighting> = fc.oneof({ weight: 5, arbitrary: position }, identity, words);
const runs = fc.array(fc.record({ afterSeq: fc.nat(), sightings: fc.array(sighting, { minLength: 1, maxLength: 30 }) }), { maxLength: 5 });
const keyframe = fc.record({
  positions: fc.uniqueArray(position, { maxLength: 4, selector: (s) => s.trackId }),
  identities: fc.array(
    identity.map((s) => {
      const { observedAt: _, ...known } = s;
      return known;
    }),
    { maxLength: 5 },
  ),
});

const decoded = async (chunk: Chunk, book = new TrafficBook()): Promise<Chunk> => {
  const bytes = inflated(await packed(chunk, book, 'small'));
  const back = bytes === null ? { fault: 'not inflated' } : decodeChunk(bytes, book);
  if ('fault' in back) throw new Error(back.fault);
  return back;
};

const sorted = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).sort();

describe('a chunk of traffic', () => {
  it('gives back any sightings, in their order, with the entry before each', async () => {
    await fc.assert(
      fc.asyncProperty(runs, keyframe, async (runs, keyframe) => {
        const back = await decoded({ keyframe, runs });
        expect(back.runs).toEqual(runs);
        expect(back.keyframe.positions).toHaveLength(keyframe.positions.length);
        expect(back.keyframe.positions).toEqual(expect.arrayContaining(keyframe.positions));
        expect(back.keyframe.identities).toHaveLength(keyframe.identities.length);
        expect(back.keyframe.identities).toEqual(expect.arrayContaining(keyframe.identities));
      }),
      { numRuns: 300 },
    );
  });

  it('split into parts and merged again is the chunk that was never split', async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.nat(), fc.nat(), async (runs, a, b) => {
        const all = runs.flatMap((run) => run.sightings.map((s) => ({ afterSeq: run.afterSeq, sightings: [s] })));
        const cuts = [a % (all.length + 1), b % (all.length + 1)].sort((x, y) => x - y);
        const none = { positions: [], identities: [] };
        const book = new TrafficBook();
        const cut = [all.slice(0, cuts[0]), all.slice(cuts[0], cuts[1]), all.slice(cuts[1])];
        const parts = await Promise.all(cut.map((part) => decoded({ keyframe: none, runs: part }, book)));
        const merged = await decoded({ keyframe: none, runs: parts.flatMap((part) => part.runs) }, book);
        expect(merged.runs).toEqual(all);
      }),
    );
  });

  it('that is cut, changed or foreign is named and never half read', () => {
    fc.assert(
      fc.property(runs, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(), (runs, at, flip, length) => {
        const book = new TrafficBook();
        const bytes = joined(encodeChunk({ keyframe: { positions: [], identities: [] }, runs }, book));
        const changed = bytes.slice();
        const place = at % bytes.length;
        changed[place] = (changed[place] ?? 0) ^ flip;
        const opened = decodeChunk(changed, book);
        expect(opened).toHaveProperty('fault');
        expect(decodeChunk(bytes.subarray(0, length % bytes.length), book)).toHaveProperty('fault');
      }),
    );
    expect(decodeChunk(new Uint8Array(500), new TrafficBook())).toEqual({ fault: 'not-a-chunk' });
    expect(inflated(Uint8Array.of(1, 2, 3))).toBeNull();
  });

  it('without the lines of its book is damaged, not guessed', () => {
    const book = new TrafficBook();
    const s: Sighting = { kind: 'text', trackId: '235012345', trackKind: 'vessel', source: 'sim:', observedAt: 5, text: 'PAN PAN', addressedTo: null };
    const bytes = joined(encodeChunk({ keyframe: { positions: [], identities: [] }, runs: [{ afterSeq: 0, sightings: [s] }] }, book));
    expect(decodeChunk(bytes, new TrafficBook())).toEqual({ fault: 'damaged' });
    expect(sorted([decodeChunk(bytes, book)])).not.toEqual(sorted([{ fault: 'damaged' }]));
  });
});
