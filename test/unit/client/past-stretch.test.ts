import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PastStretch, type Showing, type StretchContent } from '../../../client/replay/past-stretch.ts';
import { Picture, type Seen } from '../../../client/state/picture.ts';
import { openFrame } from '../../../shared/wire/frame.ts';
import { TrafficBook } from '../../../shared/wire/traffic/book.ts';
import { openChunk } from '../../../shared/wire/traffic/decode.ts';
import { encodeChunk, joined } from '../../../shared/wire/traffic/encode.ts';
import { DEFAULT_RULES } from '../../../shared/words/rules.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { noisyTraffic } from '../../bench/noisy-traffic.ts';

const FROM = Date.UTC(2024, 4, 17, 3, 0, 0);
const MINUTES = 12;
const UNTIL = FROM + MINUTES * 60_000;
const BEACON = '970010119';

const beacon = (kind: 'position' | 'text', observedAt: number): Sighting => {
  const of = { trackId: BEACON, trackKind: 'sart', source: 'bench', observedAt } as const;
  if (kind === 'text') return { ...of, kind, text: 'SART ACTIVE', addressedTo: null };
  return { ...of, kind, lon: 1.5, lat: 51, sog: 0, cog: null, heading: null, rot: null, status: 14, aisClass: 'A' };
};

/** Ships of which some fall silent, one vessel through two receivers, and a beacon that calls on without a position. */
function traffic(seed: number): Sighting[] {
  const ships = noisyTraffic({ vessels: 12, from: FROM, minutes: MINUTES, seed, noise: 'wandering' }).filter((s) => Number(s.trackId) % 3 !== 0 || (s.observedAt - FROM) % 500_000 < 120_000);
  const twice = ships.filter((s) => s.trackId === ships[0]?.trackId).map((s) => ({ ...s, source: 'other', observedAt: s.observedAt + 900 }));
  const calls = Array.from({ length: MINUTES }, (_, minute) => beacon(minute < 2 ? 'position' : 'text', FROM + 30_000 + minute * 60_000));
  return [...ships, ...twice, ...calls].sort((a, b) => a.observedAt - b.observedAt);
}

function stretch(sightings: readonly Sighting[], cuts: readonly number[]): PastStretch {
  const book = new TrafficBook();
  const ends = [...new Set([...cuts.map((cut) => cut % sightings.length), sightings.length])].sort((a, b) => a - b);
  const chunks = ends.map((end, i) => {
    const part = sightings.slice(ends[i - 1] ?? 0, end);
    const chunk = openChunk(joined(encodeChunk({ keyframe: { positions: [], identities: [] }, runs: part.length === 0 ? [] : [{ afterSeq: 0, sightings: part }] }, book)), book);
    if ('fault' in chunk) throw new Error(chunk.fault);
    return chunk;
  });
  const settings = { revision: 0, zones: [], rules: DEFAULT_RULES, changedAt: null, changedBy: null };
  const content: StretchContent = { number: 1, from: FROM, until: UNTIL, closed: true, chunks, alerts: [], reports: [], entries: [], settings, damaged: 0, glass: { begin: [], notes: [], missing: false } };
  return new PastStretch(content);
}

function show(picture: Picture, { whole, roster, frame }: Showing): void {
  if (whole) picture.reset(roster.set);
  else picture.applyRoster(roster);
  const opened = frame === null ? null : openFrame(frame);
  if (opened === null) return;
  if ('fault' in opened) throw new Error(opened.fault);
  picture.applyFrame(opened);
}

/** What is seen, whatever numbers frames use for it; frames tell an age in steps, finer for the young. */
const seen = (picture: Picture): Record<string, unknown> =>
  Object.fromEntries(
    [...picture.roster()].map(({ handle, id }) => {
      const vessel: Seen | undefined = picture.seen(handle);
      return [id, vessel === undefined ? null : { ...vessel, at: 0, item: { ...vessel.item, handle: 0, sources: [...vessel.item.sources].sort() } }];
    }),
  );

describe('a stretch of the past', () => {
  it('shows at any moment what it shows when it is played to that moment, in one chunk or in parts', () => {
    let vessels = 0;
    let lost = 0;
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(fc.nat(), { maxLength: 4 }), fc.array(fc.integer({ min: 1, max: MINUTES * 60 }), { minLength: 1, maxLength: 6 }), (seed, cuts, seconds) => {
        const sightings = traffic(seed);
        const [sought, played] = [stretch(sightings, cuts), stretch(sightings, [])];
        const picture = new Picture();
        show(picture, played.seek(FROM));
        for (const second of seconds.toSorted((a, b) => a - b)) {
          const at = FROM + second * 1000;
          show(picture, played.advance(at));
          const other = new Picture();
          show(other, sought.seek(at));
          expect(seen(other)).toEqual(seen(picture));
          vessels += other.count;
          for (let slot = 0; slot < other.count; slot++) lost += other.lost[slot] ?? 0;
        }
      }),
      { numRuns: 25 },
    );
    expect(vessels).toBeGreaterThan(200);
    expect(lost).toBeGreaterThan(5);
  });

  it('goes on from any moment as if it had been played from the beginning', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(fc.nat(), { maxLength: 3 }), fc.integer({ min: 1, max: MINUTES * 60 - 60 }), fc.integer({ min: 1, max: 60 }), (seed, cuts, second, later) => {
        const sightings = traffic(seed);
        const [a, b] = [new Picture(), new Picture()];
        const [jumped, played] = [stretch(sightings, cuts), stretch(sightings, cuts)];
        const at = FROM + second * 1000;
        show(a, jumped.seek(at));
        show(a, jumped.advance(at + later * 1000));
        show(b, played.seek(FROM));
        show(b, played.advance(at + later * 1000));
        expect(seen(a)).toEqual(seen(b));
      }),
      { numRuns: 25 },
    );
  });
});
