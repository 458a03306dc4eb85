import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../shared/words/alert.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { seen, squareZone, T0 } from '../stand-ins/sea.ts';
import { BUSY_ZONES, voyage } from '../stand-ins/voyages.ts';
import * as standIn from '../stand-ins/watch.ts';
import { LEAVES_REVISION, numbered, transitions } from '../stand-ins/watch.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import { partsOf } from '../../server/watch/alerts/joining.ts';
import type { Watch } from '../../server/watch/watch.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';

/** Every rule watches here. */
const watchOf = (zones: readonly ZoneFeature[]): Watch => standIn.watchOf(zones, undefined, DEFAULT_RULES);
const reborn = (watch: Watch, zones: readonly ZoneFeature[]): Watch => standIn.reborn(watch, zones, DEFAULT_RULES);

const END = 3_600_000;
const endOf = (sightings: readonly Sighting[]): number => (sightings.at(-1)?.observedAt ?? T0) + END;

/** The plain way: everything at once, then an hour of nothing. */
function conclusions(sightings: readonly Sighting[]): EntryDraft[] {
  const watch = watchOf(BUSY_ZONES);
  return [...watch.observe(sightings), ...watch.advance(endOf(sightings))];
}

const alertsOf = (drafts: readonly EntryDraft[]): { event: string; from: string; alert: Alert; at: number; observedAt: number | null }[] =>
  drafts.flatMap(({ body, at, observedAt }) => (body.kind === 'alert' ? [{ event: body.event, from: body.from, alert: body.alert, at, observedAt }] : []));

describe('a watch', () => {
  it('is given voyages here in which everything happens', () => {
    const counts: Record<string, number> = {};
    const pictures = fc.sample(voyage(), { numRuns: 80, seed: 1 }).map((sightings) => {
      for (const { event, alert } of alertsOf(conclusions(sightings))) {
        counts[event] = (counts[event] ?? 0) + 1;
        const rule = alert.joined.find(({ situation }) => situation === alert.joinedNow)?.rule ?? alert.rule;
        counts[rule] = (counts[rule] ?? 0) + 1;
      }
      const watch = watchOf(BUSY_ZONES);
      watch.observe(sightings);
      return watch.picture.counts;
    });
    const wanted = ['raised', 'cleared', 'renewed', 'unverifiable', 'verifiable', 'zone-entry', 'zone-exit', 'zone-dwell', 'zone-approach', 'closest-approach', 'contact-lost', 'position-jump', 'identity-conflict'];
    expect(wanted.filter((what) => (counts[what] ?? 0) <= 5)).toEqual([]);
    expect(pictures.some((count) => count.held > 0)).toBe(true);
  });

  it('concludes the same from the same, byte for byte', () => {
    fc.assert(
      fc.property(voyage(), (sightings) => {
        expect(JSON.stringify(conclusions(sightings))).toBe(JSON.stringify(conclusions(sightings)));
      }),
    );
  });

  it('concludes the same however its input is cut into calls, and however often it ticks', () => {
    fc.assert(
      fc.property(voyage(), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 }), fc.boolean(), (sightings, cuts, ticking) => {
        const watch = watchOf(BUSY_ZONES);
        const drafts: EntryDraft[] = [];
        for (let i = 0, cut = 0; i < sightings.length; cut++) {
          const batch = sightings.slice(i, i + cuts[cut % cuts.length]!);
          i += batch.length;
          if (ticking) {
            const until = batch[0]!.observedAt;
            for (let t = Math.ceil((watch.now || until) / 1000) * 1000; t <= until; t += 1000) drafts.push(...watch.advance(t));
          }
          drafts.push(...watch.observe(batch));
        }
        drafts.push(...watch.advance(endOf(sightings)));
        expect(drafts).toEqual(conclusions(sightings));
      }),
    );
  });

  it('goes on from a snapshot as if it had never stopped', () => {
    fc.assert(
      fc.property(voyage(), fc.nat({ max: 60 }), (sightings, cut) => {
        const whole = watchOf(BUSY_ZONES);
        const before = watchOf(BUSY_ZONES);
        whole.observe(sightings.slice(0, cut));
        before.observe(sightings.slice(0, cut));
        const after = reborn(before, BUSY_ZONES);
        expect(after.snapshot()).toEqual(whole.snapshot());
        const rest = sightings.slice(cut);
        expect(after.observe(rest)).toEqual(whole.observe(rest));
        expect(after.advance(endOf(sightings))).toEqual(whole.advance(endOf(sightings)));
        expect(after.snapshot()).toEqual(whole.snapshot());
      }),
    );
  });

  it('is folded from its record into what it was, and goes on the same', () => {
    fc.assert(
      fc.property(voyage(), fc.nat({ max: 60 }), (sightings, cut) => {
        const whole = watchOf(BUSY_ZONES);
        const folded = watchOf(BUSY_ZONES);
        let seq = 0;
        for (const s of sightings.slice(0, cut)) {
          const entries = numbered(whole.observe([s]), seq);
          seq += entries.length;
          folded.refold([s], s.observedAt);
          for (const entry of entries) folded.commit(structuredClone(entry));
        }
        expect(folded.alerts()).toEqual(whole.alerts());
        const rest = sightings.slice(cut);
        expect(folded.observe(rest)).toEqual(whole.observe(rest));
        expect(folded.advance(endOf(sightings))).toEqual(whole.advance(endOf(sightings)));
        expect(folded.snapshot()).toEqual(whole.snapshot());
      }),
    );
  });

  it('keeps alerts that are the sum of their entries', () => {
    fc.assert(
      fc.property(voyage(), (sightings) => {
        const watch = watchOf(BUSY_ZONES);
        const drafts = [...watch.observe(sightings), ...watch.advance(endOf(sightings))];
        const last = new Map<string, Alert>();
        for (const { alert } of alertsOf(drafts)) last.set(alert.id, alert);
        const standing = [...last.values()].filter((alert) => alert.state !== 'norm');
        expect(new Map(watch.alerts().map((alert) => [alert.id, alert]))).toEqual(new Map(standing.map((alert) => [alert.id, alert])));
      }),
    );
  });

  it('writes one entry a transition, each from where the last one ended, never back in time', () => {
    fc.assert(
      fc.property(voyage(), (sightings) => {
        const last = new Map<string, Alert>();
        let time = 0;
        for (const { event, from, alert, at } of alertsOf(conclusions(sightings))) {
          const before = last.get(alert.id);
          expect(at).toBeGreaterThanOrEqual(time);
          time = at;
          expect(from).toBe(before?.state ?? 'norm');
          expect(alert.revision).toBe((before?.revision ?? 0) + (LEAVES_REVISION.some((each) => each === event) ? 0 : 1));
          expect(event === 'raised').toBe(before === undefined);
          last.set(alert.id, alert);
        }
      }),
    );
  });

  it('never ends an alert that nobody saw but a warning after its time, and never clears what it cannot check', () => {
    fc.assert(
      fc.property(voyage(), (sightings) => {
        const moves = alertsOf(conclusions(sightings));
        const unseen = moves.filter(({ event, alert }) => alert.state === 'norm' && !(event === 'closed' ? alert.priority === 'warning' : alert.priority === 'caution'));
        expect(unseen).toEqual([]);
        // Only a new position can say that it is over; a delay that ran out cannot.
        const unchecked = moves.filter(({ event, alert, observedAt, at }, i) => {
          const before = moves.findLast((move, j) => j < i && move.alert.id === alert.id);
          return event === 'cleared' && before?.alert.condition === 'unknown' && observedAt !== at;
        });
        expect(unchecked).toEqual([]);
      }),
    );
  });

  it('has at most one standing alert that speaks for a situation that is not over, its own or one that it joined', () => {
    fc.assert(
      fc.property(voyage(), (sightings) => {
        const watch = watchOf(BUSY_ZONES);
        for (const s of sightings) {
          watch.observe([s]);
          const active = watch.alerts().flatMap((alert) => partsOf(alert).filter(({ condition }) => condition !== 'false'));
          expect(new Set(active.map(({ situation }) => situation)).size).toBe(active.length);
        }
      }),
    );
  });
});

describe('a vessel that wanders along a line', () => {
  it('raises one alert, not forty', () => {
    const zones = [squareZone('fence', [{ rule: 'zone-entry' }])];
    fc.assert(
      fc.property(fc.array(fc.record({ metres: fc.integer({ min: -90, max: 90 }), gap: fc.integer({ min: 2, max: 30 }) }), { minLength: 40, maxLength: 200 }), (steps) => {
        const watch = watchOf(zones);
        const drafts = watch.observe([seen('235000001', 0, 1.3957, 50.95)]);
        let seconds = 10;
        for (const { metres, gap } of steps) {
          drafts.push(...watch.observe([seen('235000001', seconds, 1.4 + metres / 70_300, 50.95)]));
          seconds += gap;
        }
        expect(transitions(drafts).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
