import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Watch } from '../../server/watch/watch.ts';
import type { Alert } from '../../shared/words/alert.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Actor } from '../../shared/words/role.ts';
import { DEFAULT_RULES, RuleSettings } from '../../shared/words/rules.ts';
import { saysTheSame } from '../../shared/words/same.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import type { Command } from '../../shared/wire/command.ts';
import { SQUARE, squareZone } from '../stand-ins/sea.ts';
import { BUSY_ZONES, voyage } from '../stand-ins/voyages.ts';
import { numbered, reborn as rebornOf, watchOf } from '../stand-ins/watch.ts';

const SUE: Actor = { kind: 'person', name: 'Sue', role: 'supervisor' };
const END = 3_600_000;

const [FENCE, HARBOUR] = BUSY_ZONES as [ZoneFeature, ZoneFeature];
/** The fence moved, with one rule less; another one; the harbour with other delays. */
const MOVED = squareZone('fence', [{ rule: 'zone-entry', releaseS: 5 }, { rule: 'zone-exit' }], { ...SQUARE, west: SQUARE.west + 0.001 });
const INNER = squareZone('inner', [{ rule: 'zone-entry', holdS: 0, firstSeenInside: true }, { rule: 'zone-dwell', dwellS: 60 }], { ...SQUARE, west: SQUARE.west + 0.0005, east: SQUARE.west + 0.004 });
const PATIENT = squareZone('harbour', [{ rule: 'zone-dwell', dwellS: 300 }], { ...SQUARE, west: SQUARE.west - 0.002, east: SQUARE.west + 0.002 });
const ZONES: readonly (readonly ZoneFeature[])[] = [[FENCE, HARBOUR], [FENCE], [], [MOVED, HARBOUR], [HARBOUR, INNER, FENCE], [PATIENT, MOVED, INNER], [INNER]];
const RULES: readonly RuleSettings[] = [
  {},
  { 'closest-approach': { on: false } },
  { 'closest-approach': { shipAndShip: { cpaNm: 0.4, tcpaMin: 15 } }, 'contact-lost': { holdS: 5 } },
  { 'contact-lost': { on: false }, sea: { smallCraftM: 40, stillKn: 3 } },
  { 'identity-conflict': { times: 2 }, 'position-jump': { on: false } },
].map((rules) => RuleSettings.parse(rules));

interface Change {
  /** After so many sightings. */
  readonly after: number;
  readonly zones: number | null;
  readonly rules: number | null;
  /** Snapshot and restart right after it, as some process would. */
  readonly restart: boolean;
}

const changes = fc.array(
  fc.record<Change>({ after: fc.nat({ max: 90 }), zones: fc.option(fc.nat({ max: ZONES.length - 1 })), rules: fc.option(fc.nat({ max: RULES.length - 1 })), restart: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);

/** What happens to a watch, in order. */
type Step = { readonly sighting: Sighting } | { readonly change: Change };
const stepsOf = (sightings: readonly Sighting[], list: readonly Change[]): Step[] =>
  sightings.flatMap((sighting, i): Step[] => [{ sighting }, ...list.filter(({ after }) => after === i).map((change) => ({ change }))]);

const wanted = (watch: Watch, { zones, rules }: Change): Command => ({
  kind: 'settings.change',
  revision: watch.settings.revision,
  zones: zones === null ? undefined : [...ZONES[zones]!],
  rules: rules === null ? undefined : RULES[rules],
  note: 'tried',
});

/** Does a step; what was written comes back, numbered. */
function does(watch: Watch, step: Step, seq: number): Entry[] {
  if ('sighting' in step) return numbered(watch.observe([step.sighting]), seq);
  const before = numbered(watch.advance(watch.now), seq);
  const decision = watch.decide(wanted(watch, step.change), SUE, watch.now);
  if (decision.outcome !== 'commit') return before;
  const entries = numbered(decision.drafts, seq + before.length);
  for (const entry of entries) watch.commit(entry);
  return [...before, ...entries, ...numbered(watch.advance(watch.now), seq + before.length + entries.length)];
}

const begun = (): Watch => watchOf([FENCE, HARBOUR], undefined, DEFAULT_RULES);
const reborn = (watch: Watch): Watch => rebornOf(watch, [FENCE, HARBOUR], DEFAULT_RULES);
const alertsIn = (entries: readonly EntryDraft[]): Alert[] => entries.flatMap(({ body }) => (body.kind === 'alert' ? [body.alert] : []));
const endOf = (sightings: readonly Sighting[]): number => (sightings.at(-1)?.observedAt ?? 0) + END;

describe('a watch whose zones and rules change while it runs', () => {
  it('comes to the same whether it ran through, was started again from a snapshot after a change, or was folded from its record', () => {
    const seen = { changes: 0, doubted: 0 };
    fc.assert(
      fc.property(voyage(), changes, (sightings, list) => {
        const whole = begun();
        let stopped = begun();
        const folded = begun();
        let seq = 0;
        for (const step of stepsOf(sightings, list)) {
          const entries = does(whole, step, seq);
          expect(does(stopped, step, seq)).toEqual(entries);
          if ('change' in step && step.change.restart) stopped = reborn(stopped);
          if ('sighting' in step) folded.refold([step.sighting], step.sighting.observedAt);
          for (const entry of entries) folded.commit(structuredClone(entry));
          seq += entries.length;
          seen.changes += entries.filter(({ body }) => body.kind === 'settings').length;
          if ('change' in step) seen.doubted += alertsIn(entries).filter(({ condition }) => condition === 'unknown').length;
        }
        expect(folded.settings).toEqual(whole.settings);
        expect(folded.alerts()).toEqual(whole.alerts());
        const drafts = whole.advance(endOf(sightings));
        expect(stopped.advance(endOf(sightings))).toEqual(drafts);
        expect(folded.advance(endOf(sightings))).toEqual(drafts);
        expect(stopped.snapshot()).toEqual(whole.snapshot());
        expect(folded.snapshot()).toEqual(whole.snapshot());
      }),
      { numRuns: 80 },
    );
    expect(seen.changes).toBeGreaterThan(60);
    expect(seen.doubted).toBeGreaterThan(20);
  }, 60_000);

  it('clears no alert by a change: what is taken from it can no longer be checked, and stands', () => {
    fc.assert(
      fc.property(voyage(), changes, (sightings, list) => {
        const watch = begun();
        for (const step of stepsOf(sightings, list)) {
          const before = watch.alerts();
          const entries = does(watch, step, 0);
          if ('sighting' in step) continue;
          const { zones } = watch.settings;
          const marks = new Set(zones.map(({ properties: { id, version } }) => `${id} ${version}`));
          expect(entries.flatMap(({ body }) => (body.kind === 'alert' && (body.event === 'cleared' || body.alert.state === 'norm') ? [body.alert.id] : []))).toEqual([]);
          const after = new Map(watch.alerts().map((alert) => [alert.id, alert]));
          for (const { id } of before) expect(after.has(id)).toBe(true);
          // Of each zone that is no more, or other than it was, nothing is TRUE.
          const parts = [...after.values()].flatMap((alert): Pick<Alert, 'zone' | 'condition'>[] => (alert.joined.length === 0 ? [alert] : alert.joined));
          const gone = parts.filter(({ zone }) => zone !== null && !marks.has(`${zone.id} ${zone.version}`));
          expect(gone.filter(({ condition }) => condition === 'true')).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('never gives a version twice to different zones, and keeps that of one that did not change', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: ZONES.length - 1 }), { minLength: 2, maxLength: 12 }), (list) => {
        const watch = begun();
        const contents = new Map<string, string>();
        for (const zones of list) {
          const before = watch.settings.zones;
          does(watch, { change: { after: 0, zones, rules: null, restart: false } }, 0);
          for (const { geometry, properties: { version, ...rest } } of watch.settings.zones) {
            const content = JSON.stringify([geometry, rest]);
            const mark = `${rest.id} ${version}`;
            expect(contents.get(mark) ?? content).toBe(content);
            contents.set(mark, content);
            const same = before.filter((was) => was.properties.id === rest.id && saysTheSame([was.geometry, { ...was.properties, version }], [geometry, { ...rest, version }]));
            expect(same.map((was) => was.properties.version)).toEqual(same.map(() => version));
          }
        }
      }),
    );
  });
});
