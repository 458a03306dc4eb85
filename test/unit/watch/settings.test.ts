import { describe, expect, it } from 'vitest';
import type { Watch } from '../../../server/watch/watch.ts';
import type { GivenSettings } from '../../../server/watch/settings/take-up.ts';
import type { Entry } from '../../../shared/words/entry.ts';
import type { Role } from '../../../shared/words/role.ts';
import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import type { CommandAnswer } from '../../../shared/wire/command.ts';
import type { SettingsBody } from '../../../shared/wire/settings.ts';
import { seen, SQUARE, squareZone, T0 } from '../../stand-ins/sea.ts';
import { numbered, transitions, watchOf } from '../../stand-ins/watch.ts';

const SHIP = '235000001';
const entry = [{ rule: 'zone-entry', holdS: 0, releaseS: 0 }] as const;
const fence = squareZone('fence', [...entry]);
const other = squareZone('other', [...entry], { west: 0, east: 0.1, south: 50, north: 50.1 });
const moved = squareZone('fence', [...entry], { ...SQUARE, west: SQUARE.west - 0.001 });
const outside = seen(SHIP, 0, 1.3957, 50.95);
const inside = seen(SHIP, 10, 1.4012, 50.95);
const at = (seconds: number): number => T0 + seconds * 1000;

/** Asks for other settings, and lets the change happen when it is granted. */
function change(watch: Watch, body: Partial<SettingsBody>, role: Role = 'supervisor', seconds = 20): { answer: CommandAnswer; entries: Entry[]; follows: string[] } {
  watch.advance(at(seconds));
  const decision = watch.decide({ kind: 'settings.change', revision: watch.settings.revision, note: 'tried', ...body }, { kind: 'person', name: 'Sue', role }, at(seconds));
  if (decision.outcome !== 'commit') return { answer: decision.answer, entries: [], follows: [] };
  const entries = numbered(decision.drafts);
  for (const each of entries) watch.commit(each);
  return { answer: decision.answer(entries), entries, follows: transitions(watch.advance(at(seconds))) };
}
const versions = (watch: Watch): string[] => watch.settings.zones.map(({ properties: { id, version } }) => `${id} ${version}`);
/** A watch with a ship that has come into the fence. */
function alarmed(zones: readonly ZoneFeature[] = [fence]): Watch {
  const watch = watchOf(zones);
  expect(transitions(watch.observe([outside, inside]))).toEqual(['raised a1']);
  return watch;
}

describe('who changes settings, and when', () => {
  it.each(['viewer', 'trainee', 'operator', 'trainer'] as const)('a %s may not', (role) => {
    const watch = watchOf([fence]);
    expect(change(watch, { zones: [] }, role).answer).toMatchObject({ ok: false, problem: { name: 'role-not-allowed', status: 403, role } });
    expect(versions(watch)).toEqual(['fence 1']);
  });

  it('a supervisor does, with an entry that has what changed and is answered with what is in force then', () => {
    const watch = watchOf([fence, other]);
    const first = change(watch, { zones: [fence, moved, other].slice(1) });
    expect(first.answer).toMatchObject({ ok: true, seq: 1, settings: { revision: 1, changedAt: at(20), changedBy: 'Sue' } });
    expect(first.entries).toMatchObject([{ actor: { name: 'Sue' }, body: { change: { revision: 1, whole: true, note: 'tried', rules: watch.settings.rules } } }]);
    const second = change(watch, { zones: [moved] });
    expect(second.entries).toMatchObject([{ body: { kind: 'settings', change: { revision: 2, whole: false, zones: [], removed: ['other'], rules: null } } }]);
  });

  it('one who saw other settings is refused, and shown those that are in force', () => {
    const watch = watchOf([fence]);
    change(watch, { zones: [] });
    const { answer } = change(watch, { revision: 0, zones: [fence] });
    expect(answer).toMatchObject({ ok: false, problem: { name: 'stale-settings', status: 409, revision: 1 }, settings: { revision: 1, zones: [] } });
  });

  it('nothing is written when nothing differs', () => {
    const watch = watchOf([fence]);
    expect(change(watch, { zones: [{ ...fence, properties: { ...fence.properties, version: 7 } }], rules: watch.settings.rules }).answer).toMatchObject({ ok: false, problem: { name: 'not-possible' } });
    expect(watch.settings.revision).toBe(0);
  });

  it('a change that is sent twice under one key is done once, and another act under that key is refused', () => {
    const watch = watchOf([fence]);
    const first = change(watch, { zones: [], key: 'once-only' });
    expect(change(watch, { revision: 0, zones: [], key: 'once-only' })).toEqual({ ...first, entries: [], follows: [] });
    expect(change(watch, { revision: 1, zones: [fence], key: 'once-only', note: 'back' }).answer).toMatchObject({ problem: { name: 'key-reused' } });
  });

  it('zones that cannot be watched are refused with all that is wrong with them', () => {
    const watch = watchOf([fence]);
    const { answer } = change(watch, { zones: [fence, squareZone('fence', [{ rule: 'zone-dwell' }])] });
    expect(answer).toMatchObject({ ok: false, problem: { name: 'unusable-zones', status: 422, zone: 'fence', faults: [{ fault: 'duplicate-id' }, { fault: 'dwell-without-limit', zone: 'fence' }] } });
  });
});

describe('versions', () => {
  it('are the server\'s: the same zone keeps its own, a changed or new one gets the next, one that comes again goes on from its last', () => {
    const watch = watchOf([fence, other]);
    change(watch, { zones: [{ ...fence, properties: { ...fence.properties, version: 99 } }, { ...other, properties: { ...other.properties, name: 'New name' } }] });
    expect(versions(watch)).toEqual(['fence 1', 'other 2']);
    change(watch, { zones: [fence] });
    change(watch, { zones: [squareZone('third', []), moved, other] });
    expect(versions(watch)).toEqual(['fence 2', 'third 1', 'other 3']);
  });

  it('are named by the alerts that they raise', () => {
    const watch = watchOf([fence]);
    change(watch, { zones: [moved] }, 'supervisor', 0);
    watch.observe([seen(SHIP, 1, 1.39, 50.95), seen(SHIP, 20, 1.4012, 50.95)]);
    expect(watch.alerts()).toMatchObject([{ zone: { id: 'fence', version: 2 } }]);
  });
});

describe('an alert that stands when settings change', () => {
  it('goes on as before when its zone is the same, wherever that is now in the list', () => {
    const watch = alarmed([other, fence]);
    expect(change(watch, { zones: [fence] }).follows).toEqual([]);
    expect(transitions(watch.observe([seen(SHIP, 30, 1.3971, 50.95)]))).toEqual(['cleared a1']);
  });

  it.each([
    ['removed', []],
    ['changed', [moved]],
  ])('stands and cannot be checked when its zone is %s, and is not cleared by the vessel\'s leaving', (_how, zones) => {
    const watch = alarmed();
    expect(change(watch, { zones }).follows).toEqual(['unverifiable a1']);
    expect(transitions(watch.observe([seen(SHIP, 30, 1.39, 50.95), seen(SHIP, 40, 1.38, 50.95)]))).toEqual([]);
    expect(watch.alerts()).toMatchObject([{ condition: 'unknown', state: 'unack', zone: { version: 1 } }]);
  });

  it('is joined by what the new version finds, under that version', () => {
    const watch = alarmed();
    change(watch, { zones: [moved] });
    watch.observe([seen(SHIP, 40, 1.39, 50.95)]);
    expect(transitions(watch.observe([seen(SHIP, 70, 1.4012, 50.95)]))).toEqual(['joined a1']);
    expect(watch.alerts()).toMatchObject([{ condition: 'true', zone: { version: 1 }, joined: [{ zone: { version: 1 }, condition: 'unknown' }, { zone: { version: 2 }, condition: 'true' }] }]);
    expect(transitions(watch.observe([seen(SHIP, 100, 1.39, 50.95)]))).toEqual(['unverifiable a1']);
  });

  it('cannot be checked when its rule\'s limits change, until the new limits find it again; delays and priorities change nothing', () => {
    const watch = watchOf([], undefined, DEFAULT_RULES);
    const meeting = (seconds: number): void => {
      watch.observe([
        seen('244000001', seconds, 1.4 + seconds * 0.00008, 50.95, { cog: 90 }),
        seen('244000002', seconds, 1.46 - seconds * 0.00008, 50.95, { cog: 270 }),
      ]);
    };
    for (let s = 0; s <= 60; s += 10) meeting(s);
    expect(watch.alerts()).toMatchObject([{ rule: 'closest-approach', condition: 'true' }]);
    const slower = RuleSettings.parse({ 'closest-approach': { releaseS: 200, shipAndShip: { holdS: 40, priority: 'alarm' } } });
    expect(change(watch, { rules: slower }, 'supervisor', 65).follows).toEqual([]);
    const wider = RuleSettings.parse({ 'closest-approach': { shipAndShip: { cpaNm: 0.5 } } });
    expect(change(watch, { rules: wider }, 'supervisor', 66).follows).toEqual(['unverifiable a1']);
    for (let s = 70; s <= 130; s += 10) meeting(s);
    expect(watch.alerts()).toMatchObject([{ rule: 'closest-approach', condition: 'true' }]);
    expect(change(watch, { rules: RuleSettings.parse({ 'closest-approach': { on: false } }) }, 'supervisor', 131).follows).toEqual(['unverifiable a1']);
  });

  it('is marked too when the process was killed between the change and what follows from it', () => {
    const watch = watchOf([fence]);
    const raised = numbered(watch.observe([outside, inside]));
    const { entries } = change(watch, { zones: [moved] });
    const folded = watchOf([fence]);
    folded.refold([outside, inside], inside.observedAt);
    for (const each of [...raised, ...entries]) folded.commit(each);
    expect(transitions(folded.advance(at(20)))).toEqual(['unverifiable a1']);
    expect(folded.snapshot()).toEqual(watch.snapshot());
  });
});

describe('a vessel that is inside a zone when it is drawn', () => {
  const around = (rules: Parameters<typeof squareZone>[1]): ZoneFeature[] => [squareZone('drawn', rules)];

  it('is no news, until it has left and come again', () => {
    const watch = watchOf([]);
    watch.observe([inside]);
    expect(change(watch, { zones: around([...entry]) }).follows).toEqual([]);
    expect(transitions(watch.observe([seen(SHIP, 30, 1.39, 50.95), seen(SHIP, 90, 1.4012, 50.95)]))).toEqual(['raised a1']);
  });

  it('is told at once where the rule says so, at the time of the change', () => {
    const watch = watchOf([]);
    watch.observe([inside]);
    expect(change(watch, { zones: around([{ ...entry[0], firstSeenInside: true }]) }).follows).toEqual(['raised a1']);
    expect(watch.alerts()).toMatchObject([{ raisedAt: at(20), since: inside.observedAt }]);
  });
});

describe('a start', () => {
  const given = (zones: readonly ZoneFeature[], mark: string, file: string | null = 'my.json'): GivenSettings => ({
    zones: { content: zones, mark, file },
    rules: { content: DEFAULT_RULES, mark: '', file: null },
  });

  it('takes up a file that is other than the one last taken, with an entry that says so; people\'s changes prevail over one that was taken', () => {
    const watch = watchOf([fence]);
    const first = watch.takeUp(given([fence, other], 'A'), at(0));
    expect(first).toMatchObject({ actor: { kind: 'system' }, body: { change: { revision: 1, note: 'Started with zones from my.json', taken: { zones: 'A', rules: null } } } });
    watch.commit(numbered([first!])[0]!);
    change(watch, { zones: [other] });
    expect(watch.takeUp(given([fence, other], 'A'), at(30))).toBeNull();
    const second = watch.takeUp(given([{ ...fence, properties: { ...fence.properties, version: 5 } }], 'B'), at(30));
    watch.commit(numbered([second!])[0]!);
    expect(versions(watch)).toEqual(['fence 5']);
  });

  it('takes up what is delivered only where nobody chose anything else', () => {
    const watch = watchOf([fence]);
    const delivered = given([other], 'delivered:2', null);
    expect(watch.takeUp(delivered, at(0))).toBeNull();
    watch.commit(numbered([watch.takeUp(given([fence], 'delivered:1', 'x'), at(0))!])[0]!);
    expect(watch.takeUp(delivered, at(0))).not.toBeNull();
    change(watch, { zones: [] });
    expect(watch.takeUp(delivered, at(0))).toBeNull();
  });
});
