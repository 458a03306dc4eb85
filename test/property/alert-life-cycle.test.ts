import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alert, AlertPriority, type Condition } from '../../shared/words/alert.ts';
import type { Person, Role } from '../../shared/words/role.ts';
import { soundFor, type Desk } from '../../shared/words/sound.ts';
import type { AlertCommand } from '../../shared/wire/command.ts';
import { AlertRoom, ANNA, BEN, MINUTE, person, SECOND, SUE, type Happened } from '../stand-ins/alert-room.ts';
import { LEAVES_REVISION } from '../stand-ins/watch.ts';

type Step =
  | { kind: 'tell'; key: string; value: Condition; priority: AlertPriority }
  | { kind: 'act'; command: AlertCommand; by: Person }
  | { kind: 'flicker'; times: number; ms: number }
  | { kind: 'end'; id: string; twoPeople: boolean }
  | { kind: 'present'; names: string[] }
  | { kind: 'wait'; ms: number };

const PEOPLE = [ANNA, BEN, SUE, person('trainee'), person('viewer'), person('trainer')];
const ids = fc.constantFrom('a1', 'a1', 'a1', 'a2', 'a3');
const minutes = fc.constantFrom(1, 10, 30, 31, 480, 481, 1440, 1441);
const reason = fc.constant('because');
const base = { alertId: ids };
const command: fc.Arbitrary<AlertCommand> = fc.oneof(
  fc.record({ kind: fc.constant('alert.acknowledge' as const), ...base, shown: fc.boolean() }),
  fc.record({ kind: fc.constant('alert.acknowledge' as const), ...base, shown: fc.constant(true), revision: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('alert.silence' as const), ...base }),
  fc.constant({ kind: 'alert.silence' as const, all: true as const }),
  fc.record({ kind: fc.constant('alert.transfer' as const), ...base, to: fc.record({ kind: fc.constantFrom('desk' as const, 'centre' as const), name: fc.constantFrom('Anna', 'Ben', 'Gris-Nez') }) }),
  fc.record({ kind: fc.constant('alert.accept' as const), ...base, theirName: fc.constant('Duty officer') }),
  fc.record({ kind: fc.constant('alert.refuse' as const), ...base }),
  fc.record({ kind: fc.constant('alert.shelve' as const), ...base, minutes, reason }),
  fc.record({ kind: fc.constant('alert.unshelve' as const), ...base }),
  fc.record({ kind: fc.constant('alert.suppress' as const), ...base, minutes, reason, rule: fc.constant('exercise-7') }),
  fc.record({ kind: fc.constant('alert.unsuppress' as const), ...base }),
  fc.record({ kind: fc.constant('alert.out-of-service' as const), ...base, minutes, reason }),
  fc.record({ kind: fc.constant('alert.in-service' as const), ...base }),
  fc.record({ kind: fc.constant('alert.release' as const), ...base, reason, confirm: fc.boolean() }),
  fc.record({ kind: fc.constant('alert.log' as const), ...base, what: fc.constant('called on 16') }),
  fc.record({ kind: fc.constant('alert.seen' as const), ...base }),
);
const tell = fc.record({ kind: fc.constant('tell' as const), key: fc.constantFrom('s', 's', 't', 'u'), value: fc.constantFrom<Condition>('true', 'true', 'false', 'unknown'), priority: fc.constantFrom(...AlertPriority.options) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: tell },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('act' as const), command, by: fc.constantFrom(...PEOPLE, ANNA, BEN, SUE) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('flicker' as const), times: fc.integer({ min: 1, max: 9 }), ms: fc.constantFrom(1_000, 9_000, 40_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), id: ids, twoPeople: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('present' as const), names: fc.subarray(['Anna', 'Ben', 'Sue']) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(fc.integer({ min: 1, max: 40 * SECOND }), fc.integer({ min: 1, max: 12 * MINUTE }), fc.integer({ min: 1, max: 120 * MINUTE })) }) },
);
const life = fc.record({
  facts: fc.record({ priority: fc.constantFrom(...AlertPriority.options), category: fc.constantFrom('A' as const, 'B' as const, 'B' as const, 'C' as const), latched: fc.boolean(), life: fc.boolean() }),
  steps: fc.array(step, { minLength: 1, maxLength: 50, size: 'max' }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

function take(room: AlertRoom, { kind, ...step }: Step, facts: Life['facts']): void {
  const s = { kind, ...step } as Step;
  if (s.kind === 'tell') room.tell(s.value, { ...facts, priority: s.key === 's' ? facts.priority : s.priority }, s.key);
  else if (s.kind === 'act') room.do(s.command, s.by);
  else if (s.kind === 'flicker') {
    for (let i = 0; i < s.times; i++) {
      room.tell(i % 2 === 0 ? 'false' : 'true', facts);
      room.wait(s.ms);
    }
  } else if (s.kind === 'end') {
    room.do({ kind: 'alert.acknowledge', alertId: s.id, shown: true }, ANNA);
    room.tell('unknown', facts);
    room.do({ kind: 'alert.release', alertId: s.id, reason: 'found' }, ANNA);
    room.do({ kind: 'alert.release', alertId: s.id, reason: 'found', confirm: true }, s.twoPeople ? BEN : ANNA);
  } else if (s.kind === 'present') room.present(...s.names);
  else room.wait(s.ms);
}

function live({ steps, facts }: Life, room = new AlertRoom()): AlertRoom {
  room.tell('true', facts);
  for (const each of steps) take(room, each, facts);
  return room;
}

const holds = (check: (room: AlertRoom, life: Life) => void, numRuns = 300): void => fc.assert(fc.property(life, (one) => check(live(one), one)), { numRuns });
const pressing = ({ priority }: Alert): boolean => priority === 'emergency' || priority === 'alarm';
const asks = ({ state }: Alert): boolean => state === 'unack' || state === 'sil' || state === 'xfer' || state === 'runack';
const ROLES: readonly Role[] = ['viewer', 'trainee', 'operator', 'supervisor', 'trainer'];
const DESKS: Desk[] = ROLES.flatMap((role) => [true, false].map((operatorHere) => ({ name: role, role, operatorHere })));

describe('whatever happens to alerts', () => {
  it('everything happens here that can happen', () => {
    const seen = new Set<string>();
    for (const one of fc.sample(life, { numRuns: 1_500, seed: 7 })) for (const event of live(one).events) seen.add(event);
    const rare = ['held', 'unheld', 'joined', 'joined-changed'];
    const missing = ['raised', 'acknowledged', 'cleared', 'renewed', 'unverifiable', 'verifiable', 'closed', 'silenced', 'unsilenced', 're-alerted', 'escalated', 're-alarmed', 'transferred', 'accepted', 'refused', 'transfer-lapsed', 'owner-absent', 'shelved', 'unshelved', 'suppressed', 'unsuppressed', 'out-of-service', 'in-service', 'release-proposed', 'released', 'seen', 'logged', 'worsened', 'chattering', 'calmed'].filter((event) => !seen.has(event) && !rare.includes(event));
    expect(missing).toEqual([]);
  });

  it('1: an emergency or alarm that was unacknowledged never becomes normal without a person', () => {
    holds((room) => {
      const unseen = new Set<string>();
      for (const { alert, by } of room.happened) {
        if (by.kind === 'person' && (alert.state === 'ack' || alert.state === 'norm')) unseen.delete(alert.id);
        if (asks(alert) && pressing(alert)) unseen.add(alert.id);
        expect(alert.state === 'norm' && unseen.has(alert.id)).toBe(false);
      }
    });
  });

  it('2: a latched alert ends only by two qualified people, the second confirming the first', () => {
    holds((room) => {
      for (const { alert, before, by, event } of room.happened) {
        if (!alert.latched || alert.state !== 'norm') continue;
        expect(event).toBe('released');
        expect(by.kind === 'person' && ['operator', 'supervisor'].includes(by.role)).toBe(true);
        expect(before?.release?.by).toBeDefined();
        expect(before?.release?.by).not.toBe(by.name);
      }
    });
  });

  it('3: a condition that cannot be checked lowers nothing', () => {
    holds((room) => {
      for (const { event, before, alert } of room.happened) {
        if (event !== 'unverifiable') continue;
        expect([alert.state, alert.priority, alert.audience, alert.escalation, alert.due]).toEqual([before?.state, before?.priority, before?.audience, before?.escalation, before?.due]);
      }
      // And while it cannot be checked, only a person ends it.
      for (const { before, alert, by } of room.happened) {
        const ended = before?.condition === 'unknown' && alert.condition === 'unknown' && (alert.state === 'norm' || alert.state === 'runack');
        expect(!ended || by.kind === 'person').toBe(true);
      }
    });
  });

  it('4: escalation never falls, nor does an audience or, by itself, a priority', () => {
    holds((room) => {
      for (const { before, alert } of room.happened) {
        if (before === null) continue;
        expect(alert.escalation).toBeGreaterThanOrEqual(before.escalation);
        expect(AlertPriority.options.indexOf(alert.priority)).toBeLessThanOrEqual(AlertPriority.options.indexOf(before.priority));
        expect(['elsewhere', 'team', 'supervisor', 'everyone'].indexOf(alert.audience)).toBeGreaterThanOrEqual(['elsewhere', 'team', 'supervisor', 'everyone'].indexOf(before.audience));
      }
    });
  });

  it('5: there is one line a transition, each begins where the last one ended, a revision on, never back in time', () => {
    holds((room) => {
      const last = new Map<string, Happened>();
      for (const each of room.happened) {
        expect(Alert.safeParse(each.alert).success).toBe(true);
        const previous = last.get(each.alert.id);
        expect(each.before).toEqual(previous?.alert ?? null);
        expect(each.at).toBeGreaterThanOrEqual(previous?.at ?? 0);
        expect(each.alert.revision).toBe((previous?.alert.revision ?? 0) + (LEAVES_REVISION.includes(each.event) ? 0 : 1));
        last.set(each.alert.id, each);
      }
    });
  });

  it('6: of two who acknowledge the same, one does it, and the other is told who', () => {
    fc.assert(
      fc.property(life, fc.boolean(), (one, annaFirst) => {
        const room = live(one);
        const [first, second] = annaFirst ? [ANNA, SUE] : [SUE, ANNA];
        const { id, revision } = room.book.standing()[0] ?? { id: 'a1', revision: 1 };
        const acknowledge = { kind: 'alert.acknowledge', alertId: id, revision, shown: true } as const;
        const won = room.do(acknowledge, first);
        const lost = room.do(acknowledge, second);
        expect(lost.ok).toBe(false);
        expect(!won.ok || (!lost.ok && lost.problem.name === 'already-acknowledged' && lost.problem.by === first.name)).toBe(true);
      }),
    );
  });

  it('7: a desk has sound if and only if something unacknowledged calls it that is no caution, not silenced, put away, joined or held', () => {
    holds((room) => {
      const alerts = room.book.standing();
      for (const desk of DESKS) {
        const calls = alerts.some(({ state, priority, held, category, audience }) => {
          if (state !== 'unack' || priority === 'caution' || held !== null || category === 'C') return false;
          if (audience === 'everyone' || desk.role === 'operator') return true;
          return desk.role === 'supervisor' && (audience === 'supervisor' || !desk.operatorHere);
        });
        expect(soundFor(alerts, desk) !== null).toBe(calls);
      }
      // Only the two rules hold a sound, and never that of an emergency or alarm for being too many.
      expect(alerts.filter(({ held, priority, state }) => held === 'flood' && !(priority === 'warning' && (state === 'unack' || state === 'sil')))).toEqual([]);
    });
  });

  it('8: an alert of one book is no alert of another', () => {
    fc.assert(
      fc.property(life, life, (one, other) => {
        const watch = live(one);
        const before = structuredClone(watch.book.toState());
        live(other, new AlertRoom());
        expect(watch.book.toState()).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it('state and what belongs to it go together', () => {
    holds((room) => {
      for (const { alert } of room.happened) {
        expect(alert.silencedUntil !== null).toBe(alert.state === 'sil');
        expect(alert.transfer !== null).toBe(alert.state === 'xfer');
        expect(alert.overlay?.kind ?? null).toBe(['shelved', 'suppressed', 'oos'].includes(alert.state) ? alert.state : null);
        const { state, priority, category, latched, condition, audience, due } = alert;
        const faults = {
          escalates: state === 'unack' && category !== 'C' && (due.escalation === null) !== (priority !== 'warning' && audience === 'everyone'),
          asksAgain: state === 'ack' && (due.realarm === null) !== (priority === 'caution'),
          activeWithoutCondition: !latched && condition === 'false' && ['unack', 'sil', 'ack', 'xfer'].includes(state),
          putAway: (priority === 'emergency' || latched) && ['shelved', 'oos'].includes(state),
          cautionAsks: priority === 'caution' && ['unack', 'sil', 'runack'].includes(state),
        };
        expect(Object.entries(faults).filter(([, fault]) => fault)).toEqual([]);
      }
    });
  });

  it('lets each role do what is its own and nothing else (R20)', () => {
    holds((room) => {
      for (const { event, by, before } of room.happened) {
        if (by.kind !== 'person' || event === 'raised' || event === 'cleared') continue;
        if (event === 'seen') continue;
        expect(['viewer', 'trainer']).not.toContain(by.role);
        const trainees = event === 'logged' || (event === 'acknowledged' && before?.priority === 'caution');
        expect(by.role !== 'trainee' || trainees).toBe(true);
        expect(by.role === 'supervisor' || !['suppressed', 'unsuppressed', 'out-of-service', 'in-service'].includes(event)).toBe(true);
      }
    });
  });

  it('is the same after a restart in the middle of anything, and goes on the same', () => {
    fc.assert(
      fc.property(life, life, (one, rest) => {
        const room = live(one);
        const again = room.restarted();
        expect(again.book.toState()).toEqual(room.book.toState());
        const from = room.happened.length;
        for (const each of rest.steps) {
          take(room, each, one.facts);
          take(again, each, one.facts);
        }
        expect(again.happened).toEqual(room.happened.slice(from));
      }),
      { numRuns: 300 },
    );
  });

  it('is the sum of its entries: folded, it stands the same and goes on the same', () => {
    fc.assert(
      fc.property(life, life, (one, rest) => {
        const steps = (life: Life): Step[] => life.steps.filter(({ kind }) => kind !== 'present');
        const room = live({ ...one, steps: steps(one) });
        const again = room.folded();
        expect(again.book.standing()).toEqual(room.book.standing());
        const from = room.happened.length;
        for (const each of steps(rest)) {
          take(room, each, one.facts);
          take(again, each, one.facts);
        }
        expect(again.happened).toEqual(room.happened.slice(from));
      }),
      { numRuns: 300 },
    );
  });
});
