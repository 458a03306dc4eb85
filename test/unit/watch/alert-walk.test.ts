import { expect, it } from 'vitest';
import { nextDue } from '../../../server/watch/alerts/on-time.ts';
import { AlertCategory, AlertPriority, type Alert, type AlertState, type Condition } from '../../../shared/words/alert.ts';
import { ProblemName } from '../../../shared/words/problem.ts';
import type { AlertCommand } from '../../../shared/wire/command.ts';
import { AlertRoom, ANNA, BEN, SUE } from '../../stand-ins/alert-room.ts';
import { T0 } from '../../stand-ins/sea.ts';

/** What of an alert decides what can happen to it; times as whether they run. */
function abstractOf(alert: Alert): string {
  const { state, priority, category, condition, latched, audience, held, chattering, overlay, transfer, release, owner, due, life } = alert;
  return [state, priority, category, condition, latched, life, audience, chattering, held, overlay?.under, transfer?.to.kind, release?.by === 'Anna', release !== null, owner?.kind, owner?.onScreen, due.clearing !== null].join();
}

const a = { alertId: 'a1' } as const;
const because = { reason: 'because' } as const;
const COMMANDS: readonly AlertCommand[] = [
  { kind: 'alert.acknowledge', ...a, shown: true },
  { kind: 'alert.acknowledge', ...a },
  { kind: 'alert.silence', ...a },
  { kind: 'alert.silence', all: true },
  { kind: 'alert.transfer', ...a, to: { kind: 'desk', name: 'Ben' } },
  { kind: 'alert.transfer', ...a, to: { kind: 'centre', name: 'Gris-Nez' } },
  { kind: 'alert.accept', ...a, theirName: 'Duty officer' },
  { kind: 'alert.refuse', ...a },
  { kind: 'alert.shelve', ...a, minutes: 10, ...because },
  { kind: 'alert.unshelve', ...a },
  { kind: 'alert.suppress', ...a, minutes: 10, rule: 'exercise-7', ...because },
  { kind: 'alert.unsuppress', ...a },
  { kind: 'alert.out-of-service', ...a, minutes: 10, ...because },
  { kind: 'alert.in-service', ...a },
  { kind: 'alert.release', ...a, ...because },
  { kind: 'alert.release', ...a, confirm: true, ...because },
  { kind: 'alert.log', ...a, what: 'called' },
  { kind: 'alert.seen', ...a },
];
const PEOPLE = [ANNA, BEN, SUE];

/** Where each kind of stimulus may lead from each state, by the table of 3.6 (what is not here stays as it is). */
const MAY: Readonly<Record<string, Partial<Record<AlertState, readonly AlertState[]>>>> = {
  true: { sil: ['unack'], ack: ['unack'], runack: ['unack'] },
  false: { unack: ['runack'], sil: ['runack'], ack: ['norm'], xfer: ['runack', 'norm'] },
  unknown: {},
  worse: { sil: ['unack'], ack: ['unack'], runack: ['unack'], shelved: ['unack', 'ack', 'runack', 'norm'] },
  due: {
    unack: ['runack'],
    sil: ['unack', 'runack'],
    ack: ['unack', 'norm'],
    xfer: ['unack', 'ack', 'runack', 'norm'],
    runack: ['norm'],
    shelved: ['unack', 'ack', 'runack', 'norm'],
    suppressed: ['unack', 'ack', 'runack', 'norm'],
    oos: ['unack', 'ack', 'runack', 'norm'],
  },
  absent: { ack: ['unack'] },
  'alert.acknowledge': { unack: ['ack'], sil: ['ack'], runack: ['norm'] },
  'alert.silence': { unack: ['sil'] },
  'alert.transfer': { unack: ['xfer'], ack: ['xfer'] },
  'alert.accept': { xfer: ['ack'] },
  'alert.refuse': { xfer: ['unack', 'ack'] },
  'alert.shelve': { unack: ['shelved'], sil: ['shelved'], ack: ['shelved'], runack: ['shelved'] },
  'alert.unshelve': { shelved: ['unack', 'ack', 'runack', 'norm'] },
  'alert.suppress': { unack: ['suppressed'], sil: ['suppressed'], ack: ['suppressed'], xfer: ['suppressed'], runack: ['suppressed'], shelved: ['suppressed'], oos: ['suppressed'] },
  'alert.unsuppress': { suppressed: ['unack', 'ack', 'runack', 'norm'] },
  'alert.out-of-service': { unack: ['oos'], sil: ['oos'], ack: ['oos'], xfer: ['oos'], runack: ['oos'], shelved: ['oos'], suppressed: ['oos'] },
  'alert.in-service': { oos: ['unack', 'ack', 'runack', 'norm'] },
  'alert.release': { ack: ['norm'], unack: ['norm'], sil: ['norm'], runack: ['norm'] },
  'alert.log': {},
  'alert.seen': {},
};

interface Found {
  readonly alert: Alert;
  readonly now: number;
}

/** Everything that can happen to an alert, each in a room of its own. */
function* everything({ alert, now }: Found): Iterable<{ kind: string; room: AlertRoom }> {
  const room = (): AlertRoom => AlertRoom.with(alert, now, ['Anna', 'Ben', 'Sue']);
  for (const value of ['true', 'false', 'unknown'] as const satisfies readonly Condition[]) {
    const one = room();
    one.tell(value, { priority: 'caution', latched: alert.latched }, alert.situation);
    yield { kind: value, room: one };
  }
  for (const priority of ['emergency', 'warning'] as const) {
    const one = room();
    one.tell('true', { priority, latched: alert.latched }, alert.situation);
    yield { kind: 'worse', room: one };
  }
  const due = nextDue(alert);
  if (due !== null) {
    const one = room();
    one.wait(Math.max(0, due.at - now));
    yield { kind: 'due', room: one };
  }
  const away = room();
  away.present();
  away.wait(0);
  for (const person of ['Anna', 'Ben']) {
    if (alert.owner?.name !== person || !alert.owner.onScreen) continue;
    // Only what absence does: no deadline of the alert's own comes before it.
    if (due !== null && due.at <= now + 60_000) continue;
    away.wait(60_000);
    yield { kind: 'absent', room: away };
  }
  for (const command of COMMANDS) {
    for (const by of PEOPLE) {
      const one = room();
      const answer = one.do(command, by);
      if (!answer.ok) {
        if (!ProblemName.safeParse(answer.problem.name).success || answer.problem.name === 'internal' || one.happened.length > 0) throw new Error(`${command.kind} in ${alert.state} was refused by ${answer.problem.name}`);
        continue;
      }
      yield { kind: command.kind, room: one };
    }
  }
}

it('every reachable combination of state, priority, latch, condition and overlay leads where the table allows, and none is a dead end', () => {
  const known = new Map<string, Found>();
  const leadsTo = new Map<string, Set<string>>();
  const queue: string[] = [];
  const reach = (found: Found): string => {
    const key = abstractOf(found.alert);
    if (!known.has(key)) {
      known.set(key, found);
      queue.push(key);
    }
    return key;
  };
  for (const priority of AlertPriority.options)
    for (const category of AlertCategory.options)
      for (const latched of [false, true])
        for (const life of priority === 'warning' ? [false, true] : [false]) {
          const room = new AlertRoom(undefined, T0);
          room.tell('true', { priority, category, latched, life });
          reach({ alert: room.alert(), now: T0 });
        }
  const problems = new Set<string>();
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    const from = known.get(key)!;
    const next = new Set<string>();
    leadsTo.set(key, next);
    if (from.alert.state === 'norm') continue;
    for (const { kind, room } of everything(from)) {
      const { state, priority } = from.alert;
      const to = room.alert();
      const allowed = to.state === state || MAY[kind]?.[state]?.includes(to.state) === true;
      if (!allowed) problems.add(`${kind}: ${state} (${priority}) must not lead to ${to.state}`);
      next.add(reach({ alert: to, now: room.now }));
    }
  }
  expect([...problems]).toEqual([]);
  // Every state is met, and from everywhere there is a way to the end.
  expect(new Set([...known.values()].map(({ alert }) => alert.state)).size).toBe(9);
  const ends = new Set([...known].filter(([, { alert }]) => alert.state === 'norm').map(([key]) => key));
  for (let before = -1; before !== ends.size; ) {
    before = ends.size;
    for (const [key, next] of leadsTo) if (!ends.has(key) && [...next].some((to) => ends.has(to))) ends.add(key);
  }
  expect([...known.keys()].filter((key) => !ends.has(key))).toEqual([]);
  expect(known.size).toBeGreaterThan(300);
});
