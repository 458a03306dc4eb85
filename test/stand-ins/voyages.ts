import fc from 'fast-check';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { said, seen, SQUARE, squareZone } from './sea.ts';

/** Two zones that overlap, with every rule, short and long delays, and rules for some classes only. */
export const BUSY_ZONES: ZoneFeature[] = [
  squareZone('fence', [{ rule: 'zone-entry', releaseS: 5 }, { rule: 'zone-exit' }, { rule: 'zone-approach', withinMin: 3 }, { rule: 'zone-entry', classes: ['tanker'], holdS: 0, priority: 'alarm' }]),
  squareZone('harbour', [{ rule: 'zone-dwell', dwellS: 90, releaseS: 0 }, { rule: 'zone-entry', firstSeenInside: true, holdS: 45, hysteresisM: 0, priority: 'caution' }], {
    ...SQUARE,
    west: SQUARE.west - 0.002,
    east: SQUARE.west + 0.002,
  }),
];

const TRACKS = ['235000001', '235000002', '244000003', 'radar:tll:4'] as const;

interface Step {
  readonly gap: number;
  readonly track: number;
  readonly move: number;
  readonly source: boolean;
  readonly cog: number | null;
  readonly what: number;
}

/**
 * A few tracks that stagger about the line: gaps from nothing to longer than a track lives unheard, echoes, jumps,
 * static messages, positions without course.
 */
export const voyage = (maxLength = 100): fc.Arbitrary<Sighting[]> =>
  fc
    .array(
      fc.record<Step>({
        gap: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 15_000 }) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 90_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 900_000 }) }),
        track: fc.nat({ max: TRACKS.length - 1 }),
        move: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -250, max: 250 }) }, { weight: 1, arbitrary: fc.integer({ min: -60_000, max: 60_000 }) }),
        source: fc.boolean(),
        cog: fc.option(fc.integer({ min: 0, max: 3599 })),
        what: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 20, maxLength },
    )
    .map((steps) => {
      let ms = 0;
      const metres = TRACKS.map(() => -100);
      return steps.map(({ gap, track, move, source, cog, what }) => {
        ms += gap;
        const id = TRACKS[track]!;
        const from = source ? 'tcp' : 'udp';
        if (what === 0 && track !== 3) return { ...said(id, 0, { shiptype: 80, name: `INVENTED ${track}` }), observedAt: seen(id, ms / 1000, 1, 51).observedAt, source: from };
        const x = Math.abs(move) > 250 ? move : (metres[track] = Math.max(-450, Math.min(300, (metres[track] ?? 0) + move)));
        const lon = SQUARE.west + x / 70_200;
        return seen(id, ms / 1000, lon, 50.95, { source: from, cog: cog === null ? null : cog / 10, trackKind: track === 3 ? 'radar' : 'vessel', aisClass: track === 3 ? null : track === 2 ? 'B' : 'A' });
      });
    });
