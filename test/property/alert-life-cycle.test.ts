import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayAcknowledge } from '../../server/watch/alerts/acknowledge.ts';
import { AlertBook, type AlertFacts } from '../../server/watch/alerts/book.ts';
import { transition } from '../../server/watch/alerts/transition.ts';
import { Alert, type Condition } from '../../shared/words/alert.ts';
import type { Actor, Role } from '../../shared/words/role.ts';
import { T0 } from '../stand-ins/sea.ts';

type Act = { kind: 'condition'; value: Condition } | { kind: 'acknowledge'; role: Role; behind: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('condition' as const), value: fc.constantFrom<Condition>('true', 'false', 'unknown') }),
  fc.record({ kind: fc.constant('acknowledge' as const), role: fc.constantFrom<Role>('viewer', 'trainee', 'operator', 'supervisor', 'trainer'), behind: fc.constantFrom(0, 0, 1) }),
);
const acts = fc.array(fc.record({ act, gap: fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 600_000 })) }), { minLength: 1, maxLength: 60 });

const facts = (since: number, more: Partial<AlertFacts> = {}): AlertFacts => ({
  rule: 'zone-entry',
  priority: 'warning',
  category: 'B',
  latched: false,
  since,
  tracks: ['235000001'],
  zone: null,
  position: [1.4, 50.9],
  figures: {},
  what: 'w',
  who: 'w',
  where: 'w',
  todo: 't',
  ...more,
});

interface Moved {
  from: Alert | null;
  to: Alert;
  by: Actor;
}

/** Lets everything happen to one situation; what moved, in order. */
function live(steps: readonly { act: Act; gap: number }[], more: Partial<AlertFacts> = {}): { moved: Moved[]; book: AlertBook } {
  const book = new AlertBook();
  const moved: Moved[] = [];
  let at = T0;
  for (const { act, gap } of steps) {
    at += gap;
    const before = new Map(book.standing().map((alert) => [alert.id, alert]));
    if (act.kind === 'condition') {
      const outcome = book.condition('s', act.value, at, () => facts(at, more));
      if (outcome) moved.push({ from: before.get(outcome.alert.id) ?? null, to: outcome.alert, by: { kind: 'system', name: 'varne' } });
      continue;
    }
    const alert = book.ofSituation('s');
    const by: Actor = { kind: 'person', name: act.role, role: act.role };
    if (!alert || mayAcknowledge(alert, alert.revision - act.behind, by)) continue;
    const outcome = transition(alert, { kind: 'acknowledge', note: null }, at, by);
    if (!outcome) throw new Error('allowed, but nothing happened');
    book.put(outcome.alert);
    moved.push({ from: alert, to: outcome.alert, by });
  }
  return { moved, book };
}

describe('the life cycle of an alert', () => {
  it('only ever reaches states that the alert schema knows, each a revision on', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        for (const { from, to } of live(steps).moved) {
          expect(Alert.safeParse(to).success).toBe(true);
          expect(to.revision).toBe((from?.revision ?? 0) + 1);
        }
      }),
    );
  });

  it('has no way from unacknowledged to normal without a person', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const ended = live(steps).moved.filter(({ to }) => to.state === 'norm');
        expect(ended.filter(({ to }) => to.acknowledged === null)).toEqual([]);
        expect(ended.filter(({ from, by }) => from?.state !== 'ack' && by.kind !== 'person')).toEqual([]);
      }),
    );
  });

  it('is never lowered by a condition that cannot be checked', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const doubted = live(steps).moved.filter(({ to, by }) => to.condition === 'unknown' && by.kind === 'system');
        expect(doubted.filter(({ from, to }) => to.state !== from?.state)).toEqual([]);
      }),
    );
  });

  it('keeps a latched alert, whatever its condition does', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        for (const { to } of live(steps, { latched: true }).moved) expect(['unack', 'ack']).toContain(to.state);
      }),
    );
  });

  it('lets only qualified people acknowledge, and a trainee only cautions', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom('warning' as const, 'caution' as const), (steps, priority) => {
        const allowed: Role[] = priority === 'caution' ? ['trainee', 'operator', 'supervisor'] : ['operator', 'supervisor'];
        const roles = live(steps, { priority }).moved.flatMap(({ by }) => (by.kind === 'person' ? [by.role] : []));
        expect(roles.filter((role) => !allowed.includes(role))).toEqual([]);
      }),
    );
  });

  it('is the same book after it was kept and read', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { book } = live(steps);
        const again = AlertBook.from(structuredClone(book.toState()));
        expect(again.toState()).toEqual(book.toState());
        expect(again.standing()).toEqual(book.standing());
        expect(again.ofSituation('s')).toEqual(book.ofSituation('s'));
      }),
    );
  });
});
