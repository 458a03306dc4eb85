import { describe, expect, it } from 'vitest';
import type { Watch } from '../../../server/watch/watch.ts';
import type { Actor, Role } from '../../../shared/words/role.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';
import type { Command, CommandAnswer } from '../../../shared/wire/command.ts';
import { seen, squareZone, T0 } from '../../stand-ins/sea.ts';
import { numbered, reborn, watchOf } from '../../stand-ins/watch.ts';

const zones = (more: Partial<ZoneRule> = {}) => [squareZone('z1', [{ rule: 'zone-entry', firstSeenInside: true, holdS: 0, ...more }])];
const person = (role: Role, name = `some ${role}`): Actor => ({ kind: 'person', name, role });
const NOW = T0 + 5_000;

/** A watch with one alert, a1, revision 1. */
function alerted(more: Partial<ZoneRule> = {}): Watch {
  const watch = watchOf(zones(more));
  expect(watch.observe([seen('235000001', 0, 1.45, 50.95)])).toHaveLength(1);
  return watch;
}

let seq = 100;
function act(watch: Watch, command: Command, actor: Actor = person('operator'), at = NOW): CommandAnswer {
  const decision = watch.decide(command, actor, at);
  if (decision.outcome !== 'commit') return decision.answer;
  const entries = numbered(decision.drafts, seq++);
  for (const entry of entries) watch.commit(entry);
  return decision.answer(entries);
}

const acknowledge = (more: Partial<Extract<Command, { kind: 'alert.acknowledge' }>> = {}): Command => ({ kind: 'alert.acknowledge', alertId: 'a1', ...more });
const report = (more: object = {}, key?: string): Command => ({
  kind: 'report.add',
  ...(key === undefined ? {} : { key }),
  report: { position: [1.45, 50.97], observedAt: new Date(T0).toISOString(), channel: 'vhf', seen: 'an inflatable, 8 m', ...more },
});
const nameOf = (answer: CommandAnswer): unknown => (answer.ok ? 'ok' : answer.problem.name);

describe('acknowledging', () => {
  it.each([
    ['viewer', 'warning', 'role-not-allowed'],
    ['trainer', 'warning', 'role-not-allowed'],
    ['trainee', 'warning', 'role-not-allowed'],
    ['operator', 'warning', 'ok'],
    ['supervisor', 'warning', 'ok'],
    ['viewer', 'caution', 'role-not-allowed'],
    ['trainee', 'caution', 'ok'],
  ] as const)('as %s of a %s comes to %s', (role, priority, outcome) => {
    expect(nameOf(act(alerted({ priority }), acknowledge(), person(role)))).toBe(outcome);
  });

  it('changes nothing until it is committed', () => {
    const watch = alerted();
    const before = JSON.stringify(watch.snapshot());
    watch.decide(acknowledge(), person('operator'), NOW);
    expect(JSON.stringify(watch.snapshot())).toBe(before);
  });

  it('tells the second who was first, whichever revision they saw', () => {
    const watch = alerted();
    act(watch, acknowledge({ revision: 1 }), person('operator', 'Anna'));
    for (const revision of [1, 2, undefined]) {
      const answer = act(watch, acknowledge(revision === undefined ? {} : { revision }), person('supervisor', 'Ben'), NOW + 1000);
      expect(answer).toMatchObject({ ok: false, problem: { name: 'already-acknowledged', by: 'Anna', at: new Date(NOW).toISOString() }, alert: { state: 'ack' } });
    }
  });

  it('of an alert that changed meanwhile is refused, with the alert as it is', () => {
    const watch = alerted();
    watch.advance(T0 + 60_000);
    const answer = act(watch, acknowledge({ revision: 1 }), person('operator'), T0 + 61_000);
    expect(answer).toMatchObject({ ok: false, problem: { name: 'stale-revision', status: 409, revision: 2 }, alert: { condition: 'unknown', revision: 2 } });
    expect(nameOf(act(watch, acknowledge({ revision: 2 }), person('operator'), T0 + 61_000))).toBe('ok');
  });

  it('of a cleared alert that nobody had seen ends it, and whoever comes second is told by whom', () => {
    const watch = alerted({ releaseS: 0 });
    watch.observe([seen('235000001', 600, 1.3, 50.95)]);
    expect(watch.alerts()).toMatchObject([{ state: 'runack' }]);
    expect(act(watch, acknowledge(), person('operator', 'Anna'), T0 + 601_000)).toMatchObject({ ok: true, alert: { state: 'norm' } });
    expect(watch.alerts()).toEqual([]);
    expect(act(watch, acknowledge(), person('operator', 'Ben'), T0 + 602_000)).toMatchObject({ problem: { name: 'already-acknowledged', by: 'Anna' } });
  });

  it('of an alert that is over says so', () => {
    const watch = alerted({ releaseS: 0 });
    act(watch, acknowledge(), person('operator', 'Anna'));
    watch.observe([seen('235000001', 600, 1.3, 50.95)]);
    expect(act(watch, acknowledge(), person('operator', 'Ben'), T0 + 602_000)).toMatchObject({ problem: { name: 'already-cleared', by: 'Anna' }, alert: { state: 'norm' } });
  });

  it('of an alert that never was says so', () => {
    expect(act(alerted(), acknowledge({ alertId: 'a77' }))).toMatchObject({ ok: false, problem: { name: 'unknown-alert', status: 404 } });
  });
});

describe('a command with a key', () => {
  it('sent twice is done once and answered the same, also after a restart', () => {
    const watch = alerted();
    const command = acknowledge({ key: 'key-00001', note: 'called' });
    const first = act(watch, command);
    expect(act(watch, command)).toEqual(first);
    expect(act(reborn(watch, zones()), command)).toEqual(first);
    const once = act(watch, report({}, 'key-00002'));
    expect(act(watch, report({}, 'key-00002'))).toEqual(once);
  });

  it('is refused when the key was used for another act or by another sender', () => {
    const watch = alerted();
    act(watch, acknowledge({ key: 'key-00001', note: 'called' }));
    const others: [Command, Actor][] = [
      [acknowledge({ key: 'key-00001', note: 'not called' }), person('operator')],
      [acknowledge({ key: 'key-00001', note: 'called', alertId: 'a2' }), person('operator')],
      [acknowledge({ key: 'key-00001', note: 'called' }), person('supervisor')],
      [report({}, 'key-00001'), person('operator')],
    ];
    for (const [command, actor] of others) expect(nameOf(act(watch, command, actor))).toBe('key-reused');
  });

  it('that was refused may be tried again under it', () => {
    const watch = alerted();
    expect(nameOf(act(watch, acknowledge({ key: 'key-00001' }), person('trainee')))).toBe('role-not-allowed');
    expect(nameOf(act(watch, acknowledge({ key: 'key-00001' }), person('operator')))).toBe('ok');
  });
});

describe('a report', () => {
  it('becomes a track of its own where it was seen, and wakes the rules', () => {
    const watch = watchOf(zones());
    expect(act(watch, report({ sog: 3, cog: 350, accuracyM: 500 }))).toMatchObject({ ok: true, report: { id: 'r1', position: [1.45, 50.97], receivedAt: NOW, peopleMin: null } });
    expect(watch.picture.get('report:1')).toMatchObject({ kind: 'reported', class: 'unidentified', seen: 'an inflatable, 8 m', accuracyM: 500, sog: 3, at: T0 });
    const drafts = watch.advance(NOW + 1000);
    expect(drafts[0]?.body).toMatchObject({ alert: { who: 'Reported sighting r1', what: 'Unidentified contact entered Zone z1' } });
  });

  it('is numbered in order, and may come from a trainee but not from a viewer', () => {
    const watch = watchOf([]);
    expect(nameOf(act(watch, report(), person('viewer')))).toBe('role-not-allowed');
    expect(act(watch, report(), person('trainee'))).toMatchObject({ report: { id: 'r1' } });
    expect(act(watch, report(), { kind: 'system', name: 'sim' })).toMatchObject({ report: { id: 'r2' } });
  });

  it('from the future is refused, a minute of a slow clock allowed', () => {
    const watch = watchOf([]);
    expect(act(watch, report({ observedAt: new Date(NOW + 61_000).toISOString() }))).toMatchObject({ ok: false, problem: { name: 'observed-in-future' } });
    expect(act(watch, report({ observedAt: new Date(NOW - 49 * 3_600_000).toISOString() }))).toMatchObject({ ok: false, problem: { name: 'observed-too-long-ago' } });
    expect(nameOf(act(watch, report({ observedAt: new Date(NOW + 59_000).toISOString() })))).toBe('ok');
  });
});
