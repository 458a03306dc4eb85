import { describe, expect, it } from 'vitest';
import type { AlertFacts } from '../../../server/watch/alerts/book.ts';
import { transition } from '../../../server/watch/alerts/transition.ts';
import type { Alert, AlertPriority } from '../../../shared/words/alert.ts';
import { AlertRoom, ANNA, BEN, MINUTE, outcomeOf, person, SECOND, SUE } from '../../stand-ins/alert-room.ts';

const TRAINEE = person('trainee', 'Tess');
const a = { alertId: 'a1' } as const;
const ack = { kind: 'alert.acknowledge', ...a, shown: true } as const;
const because = { reason: 'because' } as const;

/** A room with one alert, a1, in `unack` (a caution: `ack`); Anna, Ben and Sue have screens. */
function raised(more: Partial<AlertFacts> = {}): AlertRoom {
  const room = new AlertRoom();
  room.present('Anna', 'Ben', 'Sue');
  room.tell('true', more);
  return room;
}
const acknowledged = (more: Partial<AlertFacts> = {}): AlertRoom => {
  const room = raised(more);
  expect(outcomeOf(room.do(ack, ANNA))).toBe('ok');
  return room;
};
const cleared = (more: Partial<AlertFacts> = {}): AlertRoom => {
  const room = raised(more);
  room.tell('false', more);
  return room;
};
const offered = (more: Partial<AlertFacts> = {}, from = raised(more)): AlertRoom => {
  expect(outcomeOf(from.do({ kind: 'alert.transfer', ...a, to: { kind: 'desk', name: 'Ben' } }, ANNA))).toBe('ok');
  return from;
};
const E: Partial<AlertFacts> = { priority: 'emergency' };
const A: Partial<AlertFacts> = { priority: 'alarm' };
const C: Partial<AlertFacts> = { priority: 'caution' };
const LATCHED: Partial<AlertFacts> = { priority: 'emergency', latched: true };
const state = (room: AlertRoom): Alert['state'] => room.alert().state;

describe('normal', () => {
  it.each<AlertPriority>(['emergency', 'alarm', 'warning'])('becomes unacknowledged when the condition of an %s holds', (priority) => {
    const { now, ...room } = raised({ priority });
    expect(room.book.standing()).toMatchObject([{ state: 'unack', revision: 1, escalation: 0, callingSince: now, soundedAt: now }]);
  });

  it('becomes acknowledged, silently, when that of a caution does', () => {
    const room = raised(C);
    expect(room.alert()).toMatchObject({ state: 'ack', acknowledged: null, callingSince: null });
    room.wait(24 * 60 * MINUTE);
    expect(room.events).toEqual(['raised']);
  });
});

describe('unacknowledged', () => {
  it('is acknowledged by whom the role allows, with who, when and how soon', () => {
    const room = raised();
    room.wait(7 * SECOND);
    expect(outcomeOf(room.do({ ...ack, note: 'called on 16' }, ANNA))).toBe('ok');
    expect(room.alert()).toMatchObject({ state: 'ack', acknowledged: { by: 'Anna', at: room.now, note: 'called on 16', reactionMs: 7_000 }, owner: { name: 'Anna', onScreen: true } });
  });

  it('is silenced for thirty seconds, then sounds again', () => {
    const room = raised();
    room.do({ kind: 'alert.silence', ...a }, BEN);
    expect(room.alert()).toMatchObject({ state: 'sil', silencedUntil: room.now + 30_000 });
    room.wait(30 * SECOND - 1);
    expect(state(room)).toBe('sil');
    room.wait(1);
    expect(room.alert()).toMatchObject({ state: 'unack', soundedAt: room.now });
    expect(outcomeOf(room.do({ kind: 'alert.silence', ...a }, TRAINEE))).toBe('role-not-allowed');
  });

  it('is silenced with all others by one command, an entry each', () => {
    const room = raised();
    room.tell('true', A, 't');
    room.tell('true', C, 'u');
    expect(room.do({ kind: 'alert.silence', all: true }, ANNA)).toMatchObject({ ok: true, alerts: [{ id: 'a2' }, { id: 'a1' }] });
    expect(room.book.standing().map((alert) => alert.state)).toEqual(['sil', 'sil', 'ack']);
    expect(outcomeOf(room.do({ kind: 'alert.silence', all: true }, ANNA))).toBe('not-possible');
  });

  it('is offered to another desk that is there', () => {
    const room = offered();
    expect(room.alert()).toMatchObject({ state: 'xfer', transfer: { to: { name: 'Ben' }, by: 'Anna', until: room.now + 60_000 } });
    expect(outcomeOf(raised().do({ kind: 'alert.transfer', ...a, to: { kind: 'desk', name: 'Zoe' } }, ANNA))).toBe('not-present');
    expect(outcomeOf(raised().do({ kind: 'alert.transfer', ...a, to: { kind: 'desk', name: 'Anna' } }, ANNA))).toBe('not-possible');
  });

  it('as a warning sounds again after 60 s, and is an alarm after 120 s; then it calls the supervisor, then everyone', () => {
    const room = raised();
    const began = room.now;
    room.wait(10 * MINUTE);
    expect(room.happened.map(({ event, at, alert }) => [event, (at - began) / SECOND, alert.priority, alert.audience, alert.escalation])).toEqual([
      ['raised', 0, 'warning', 'team', 0],
      ['re-alerted', 60, 'warning', 'team', 0],
      ['escalated', 120, 'alarm', 'team', 1],
      ['escalated', 180, 'alarm', 'supervisor', 2],
      ['escalated', 240, 'alarm', 'everyone', 3],
    ]);
  });

  it.each([E, A])('as an emergency or alarm (%j) calls the supervisor after 60 s and everyone after 120 s', (facts) => {
    const room = raised(facts);
    room.wait(60 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', audience: 'supervisor', escalation: 1 });
    room.wait(60 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', audience: 'everyone', escalation: 2 });
    room.wait(60 * MINUTE);
    expect(room.events).toEqual(['raised', 'escalated', 'escalated']);
  });

  it('is cleared unseen when the condition goes', () => {
    expect(cleared().alert()).toMatchObject({ state: 'runack', condition: 'false', due: { escalation: null } });
  });

  it('of category A is acknowledged only with its object shown, of category C not here at all', () => {
    const room = raised({ category: 'A' });
    expect(outcomeOf(room.do({ kind: 'alert.acknowledge', ...a }, ANNA))).toBe('not-shown');
    expect(outcomeOf(room.do(ack, ANNA))).toBe('ok');
    const other = raised({ category: 'C' });
    expect(outcomeOf(other.do(ack, ANNA))).toBe('not-acknowledgeable');
    other.wait(60 * MINUTE);
    expect(other.alert()).toMatchObject({ state: 'unack', audience: 'elsewhere', escalation: 0 });
  });
});

describe('silenced', () => {
  const silenced = (more: Partial<AlertFacts> = {}): AlertRoom => {
    const room = raised(more);
    room.do({ kind: 'alert.silence', ...a }, ANNA);
    return room;
  };
  it('is acknowledged', () => {
    const room = silenced();
    room.do(ack, ANNA);
    expect(state(room)).toBe('ack');
  });
  it('sounds at once when its priority rises', () => {
    const room = silenced();
    room.wait(5 * SECOND);
    room.tell('true', A);
    expect(room.alert()).toMatchObject({ state: 'unack', priority: 'alarm', silencedUntil: null });
  });
  it('is cleared unseen when the condition goes', () => {
    const room = silenced();
    room.tell('false');
    expect(state(room)).toBe('runack');
  });
  it('escalates as if it were not silenced', () => {
    const room = raised(A);
    room.wait(50 * SECOND);
    room.do({ kind: 'alert.silence', ...a }, ANNA);
    room.wait(10 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', audience: 'supervisor' });
  });
});

describe('latched', () => {
  it.each(['unack', 'sil', 'ack', 'xfer'] as const)('in %s stays so when its condition goes, and says that it is held', (wanted) => {
    const room = wanted === 'ack' ? acknowledged(LATCHED) : raised(LATCHED);
    if (wanted === 'sil') room.do({ kind: 'alert.silence', ...a }, ANNA);
    if (wanted === 'xfer') offered(LATCHED, room);
    room.tell('false', LATCHED);
    expect(room.alert()).toMatchObject({ state: wanted, condition: 'false', notice: 'Its condition is gone. It stays until two qualified people release it.' });
  });

  it('is released by two qualified people with reasons, once its condition is gone', () => {
    const room = acknowledged(LATCHED);
    const release = { kind: 'alert.release', ...a, reason: 'found and aboard the lifeboat' } as const;
    expect(outcomeOf(room.do(release, ANNA))).toBe('not-possible');
    room.tell('false', LATCHED);
    expect(outcomeOf(room.do({ ...release, confirm: true }, BEN))).toBe('not-possible');
    expect(outcomeOf(room.do(release, TRAINEE))).toBe('role-not-allowed');
    expect(outcomeOf(room.do(release, ANNA))).toBe('ok');
    expect(outcomeOf(room.do({ ...release, confirm: true }, ANNA))).toBe('same-person');
    expect(outcomeOf(room.do({ ...release, confirm: true }, SUE))).toBe('ok');
    expect(room.alert()).toMatchObject({ state: 'norm', notice: expect.stringMatching(/Anna.*Sue/) });
  });

  it.each([
    ['a caution about the same vessel', { rule: 'ais-distress', priority: 'caution' as const }, 'ok'],
    ['that it is no longer heard', { rule: 'contact-lost', priority: 'alarm' as const }, 'ok'],
    ['another danger to it', { rule: 'closest-approach', priority: 'alarm' as const }, 'not-possible'],
  ])('is released beside what joined it or not: %s', (_name, joined, outcome) => {
    const room = acknowledged(LATCHED);
    room.tell('true', { ...LATCHED, latched: false, tracks: ['of s'], ...joined }, 'joined');
    if (room.alert().state === 'unack') room.do({ kind: 'alert.acknowledge', ...a, shown: true }, ANNA);
    room.tell('false', LATCHED);
    expect(room.alert()).toMatchObject({ state: 'ack', condition: 'true' });
    expect(outcomeOf(room.do({ kind: 'alert.release', ...a, reason: 'found' }, ANNA))).toBe(outcome);
  });

  it('asks anew when its condition is back', () => {
    const room = acknowledged(LATCHED);
    room.tell('false', LATCHED);
    room.tell('true', LATCHED);
    expect(room.alert()).toMatchObject({ id: 'a1', state: 'unack', condition: 'true', repeats: 1 });
  });
});

describe('any active alert', () => {
  it.each(['unack', 'sil', 'ack', 'xfer'] as const)('in %s stays as it is when its condition cannot be checked', (wanted) => {
    const room = wanted === 'ack' ? acknowledged() : raised();
    if (wanted === 'sil') room.do({ kind: 'alert.silence', ...a }, ANNA);
    if (wanted === 'xfer') offered({}, room);
    room.tell('unknown');
    expect(room.alert()).toMatchObject({ state: wanted, condition: 'unknown' });
  });
});

describe('acknowledged', () => {
  it('is over when the condition goes', () => {
    const room = acknowledged();
    room.tell('false');
    expect(state(room)).toBe('norm');
  });
  it('asks anew when its priority rises', () => {
    const room = acknowledged();
    room.tell('true', A);
    expect(room.alert()).toMatchObject({ state: 'unack', priority: 'alarm', acknowledged: null });
  });
  it.each([[E, 5], [A, 15], [{}, 30]] as const)('asks anew when nothing was logged as done (%j) for %i minutes', (facts, minutes) => {
    const room = acknowledged(facts);
    room.wait(minutes * MINUTE - 1);
    expect(state(room)).toBe('ack');
    room.wait(1);
    expect(room.alert()).toMatchObject({ state: 'unack', notice: expect.stringContaining('Anna took it on') });
  });
  it('has that time anew with each logged action', () => {
    const room = acknowledged(A);
    room.wait(14 * MINUTE);
    expect(outcomeOf(room.do({ kind: 'alert.log', ...a, what: 'lifeboat asked' }, TRAINEE))).toBe('ok');
    room.wait(14 * MINUTE);
    expect(room.alert()).toMatchObject({ state: 'ack', action: { what: 'lifeboat asked', by: 'Tess' } });
    room.wait(MINUTE);
    expect(state(room)).toBe('unack');
  });
  it('is offered to another', () => expect(state(offered({}, acknowledged()))).toBe('xfer'));
  it('is the team\'s again when its owner\'s screens are gone for more than a minute, and names them', () => {
    const room = acknowledged();
    room.present('Ben');
    room.wait(59 * SECOND);
    expect(state(room)).toBe('ack');
    room.wait(SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', owner: null, notice: expect.stringContaining('Anna') });
  });
  it('is still theirs when the owner is back within the minute', () => {
    const room = acknowledged();
    room.present('Ben');
    room.wait(50 * SECOND);
    room.present('Anna', 'Ben');
    room.wait(5 * MINUTE);
    expect(state(room)).toBe('ack');
  });
  it('by a program without a screen is missed by nobody', () => {
    const room = raised();
    room.do(ack, person('operator', 'Script'));
    room.present();
    room.wait(5 * MINUTE);
    expect(state(room)).toBe('ack');
  });
});

describe('offered', () => {
  it('is the other\'s when they accept', () => {
    const room = offered();
    room.wait(10 * SECOND);
    expect(outcomeOf(room.do({ kind: 'alert.accept', ...a }, ANNA))).toBe('not-yours');
    expect(outcomeOf(room.do({ kind: 'alert.accept', ...a }, BEN))).toBe('ok');
    expect(room.alert()).toMatchObject({ state: 'ack', owner: { name: 'Ben' }, acknowledged: { by: 'Ben' }, notice: 'Ben accepted it from Anna.' });
  });
  it('comes back when they refuse, its owner as before', () => {
    const room = offered({}, acknowledged());
    room.do({ kind: 'alert.refuse', ...a, reason: 'two boats already' }, BEN);
    expect(room.alert()).toMatchObject({ state: 'unack', owner: { name: 'Anna' }, transfer: null, notice: 'Ben did not take it: two boats already.' });
  });
  it('comes back from a desk after 60 s without an answer', () => {
    const room = offered();
    room.wait(60 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', notice: expect.stringContaining('not accepted') });
  });
  it('comes back from another centre after 300 s, or is theirs by the name of who accepted there', () => {
    const toCentre = (): AlertRoom => {
      const room = raised();
      room.do({ kind: 'alert.transfer', ...a, to: { kind: 'centre', name: 'CROSS Gris-Nez' } }, ANNA);
      return room;
    };
    const room = toCentre();
    room.wait(299 * SECOND);
    expect(state(room)).toBe('xfer');
    room.wait(SECOND);
    expect(state(room)).toBe('unack');
    const taken = toCentre();
    expect(outcomeOf(taken.do({ kind: 'alert.accept', ...a }, BEN))).toBe('invalid');
    taken.do({ kind: 'alert.accept', ...a, theirName: 'Duty officer' }, BEN);
    expect(taken.alert()).toMatchObject({ state: 'ack', owner: { kind: 'centre', name: 'CROSS Gris-Nez' } });
  });
  it('is cleared unseen at the other when the condition goes', () => {
    const room = offered();
    room.tell('false');
    expect(room.alert()).toMatchObject({ state: 'runack', owner: { name: 'Ben' } });
  });
});

describe('cleared unseen', () => {
  it('is over when somebody acknowledges', () => {
    const room = cleared();
    room.do({ kind: 'alert.acknowledge', ...a }, ANNA);
    expect(state(room)).toBe('norm');
  });
  it('is the same alert, unacknowledged, when the condition is back within five minutes; a new one later', () => {
    const room = cleared();
    room.wait(5 * MINUTE - 1);
    room.tell('true');
    expect(room.alert()).toMatchObject({ state: 'unack', repeats: 1, revision: 3 });
    const later = cleared();
    later.wait(5 * MINUTE);
    later.tell('true');
    expect(later.book.standing()).toMatchObject([{ id: 'a2', instance: 2 }, { id: 'a1', state: 'runack' }]);
  });
  it('as a warning ends by itself after 30 minutes; as an alarm, or a matter of life, never', () => {
    const ends = (facts: Partial<AlertFacts>): string => {
      const room = cleared(facts);
      room.wait(30 * MINUTE);
      return state(room);
    };
    expect([ends({}), ends(A), ends(E), ends({ life: true })]).toEqual(['norm', 'runack', 'runack', 'runack']);
  });
});

describe('a transfer of what is silenced', () => {
  it('is refused with until when it is, and what to do', () => {
    const room = raised();
    room.do({ kind: 'alert.silence', ...a }, ANNA);
    const answer = room.do({ kind: 'alert.transfer', ...a, to: { kind: 'desk', name: 'Ben' } }, ANNA);
    expect(answer.ok ? null : answer.problem.detail).toMatch(/^It is silenced until \d\d:\d\d:\d\d UTC; acknowledge it first, or wait\. Nothing was changed\.$/);
  });
});

describe('what only a trainee has in hand', () => {
  const trainees = (): AlertRoom => {
    const room = raised(C);
    expect(outcomeOf(room.do(ack, TRAINEE))).toBe('ok');
    return room;
  };
  it('is taken by whoever is qualified, once', () => {
    const room = trainees();
    expect(room.alert().owner?.name).toBe('Tess');
    expect(outcomeOf(room.do(ack, ANNA))).toBe('ok');
    expect(room.alert()).toMatchObject({ state: 'ack', owner: { name: 'Anna' }, acknowledged: { by: 'Anna' } });
    expect(outcomeOf(room.do(ack, BEN))).toBe('already-acknowledged');
    expect(outcomeOf(room.do({ kind: 'alert.shelve', ...a, minutes: 10, ...because }, BEN))).toBe('not-yours');
  });
  it('is not taken by another trainee', () => {
    expect(outcomeOf(trainees().do(ack, person('trainee', 'Tom')))).toBe('already-acknowledged');
  });
  it('is shelved and transferred by whoever is qualified, and not by the trainee', () => {
    const shelve = { kind: 'alert.shelve', ...a, minutes: 10, ...because } as const;
    expect(outcomeOf(trainees().do(shelve, TRAINEE))).toBe('role-not-allowed');
    expect(outcomeOf(trainees().do(shelve, ANNA))).toBe('ok');
    expect(outcomeOf(trainees().do({ kind: 'alert.transfer', ...a, to: { kind: 'desk', name: 'Ben' } }, ANNA))).toBe('ok');
  });
});

describe('shelving', () => {
  const shelve = (room: AlertRoom, minutes: number, by = ANNA): string => outcomeOf(room.do({ kind: 'alert.shelve', ...a, minutes, ...because }, by));
  it.each([
    ['a warning for 30 min', {}, 30, 'ok'],
    ['a warning for longer', {}, 31, 'too-long'],
    ['a caution for 8 h', C, 480, 'ok'],
    ['a caution for longer', C, 481, 'too-long'],
    ['an alarm', A, 10, 'not-shelvable'],
    ['an emergency', E, 10, 'not-shelvable'],
    ['a latched warning', { latched: true }, 10, 'not-shelvable'],
  ])('of %s comes to what 3.6 says', (_what, facts, minutes, outcome) => expect(shelve(raised(facts), minutes)).toBe(outcome));
  it('is for qualified people, and not for what is in another\'s hands', () => {
    expect(shelve(raised(), 10, TRAINEE)).toBe('role-not-allowed');
    expect(raised().do({ kind: 'alert.out-of-service', ...a, minutes: 10, ...because }, ANNA)).toMatchObject({ problem: { detail: expect.stringMatching(/^An operator may not/) } });
    expect(shelve(acknowledged(), 10, BEN)).toBe('not-yours');
    expect(shelve(acknowledged(), 10, ANNA)).toBe('ok');
  });
  it.each([
    ['true', 'unack'],
    ['unknown', 'unack'],
    ['false', 'runack'],
  ] as const)('ends, with the condition %s, in %s', (condition, expected) => {
    for (const end of ['time', 'hand'] as const) {
      const room = raised();
      shelve(room, 10);
      room.tell(condition);
      expect(state(room)).toBe('shelved');
      if (end === 'time') room.wait(10 * MINUTE);
      else room.do({ kind: 'alert.unshelve', ...a }, BEN);
      expect(state(room)).toBe(expected);
    }
  });
  it('of what was acknowledged and then went ends in nothing', () => {
    const room = acknowledged();
    shelve(room, 10);
    room.tell('false');
    room.wait(10 * MINUTE);
    expect(state(room)).toBe('norm');
  });
  it('ends when it gets worse', () => {
    const room = raised();
    shelve(room, 10);
    room.tell('true', A);
    expect(room.alert()).toMatchObject({ state: 'unack', priority: 'alarm' });
  });
});

describe('suppressing', () => {
  const suppress = { kind: 'alert.suppress', ...a, rule: 'exercise-7', minutes: 60, ...because } as const;
  it('is a supervisor\'s, by a written rule with an end, and ends in what was there before', () => {
    expect(outcomeOf(raised().do(suppress, ANNA))).toBe('role-not-allowed');
    for (const [room, expected] of [[raised(E), 'unack'], [acknowledged(E), 'ack'], [acknowledged(C), 'ack']] as const) {
      expect(outcomeOf(room.do(suppress, SUE))).toBe('ok');
      expect(room.alert()).toMatchObject({ state: 'suppressed', overlay: { rule: 'exercise-7', by: 'Sue', until: room.now + 60 * MINUTE } });
      room.wait(60 * MINUTE);
      expect(state(room)).toBe(expected);
    }
  });
  it('never ends lower than it began', () => {
    const room = acknowledged();
    room.do(suppress, SUE);
    room.tell('true', A);
    room.do({ kind: 'alert.unsuppress', ...a }, SUE);
    expect(room.alert()).toMatchObject({ state: 'unack', priority: 'alarm' });
  });
});

describe('out of service', () => {
  const out = (minutes: number) => ({ kind: 'alert.out-of-service', ...a, minutes, ...because }) as const;
  it('is a supervisor\'s, for at most 24 h, and not for emergencies or what is latched', () => {
    expect(outcomeOf(raised(A).do(out(10), ANNA))).toBe('role-not-allowed');
    expect(outcomeOf(raised(A).do(out(1441), SUE))).toBe('too-long');
    expect(outcomeOf(raised(E).do(out(10), SUE))).toBe('not-shelvable');
    expect(outcomeOf(raised({ latched: true }).do(out(10), SUE))).toBe('not-shelvable');
    expect(outcomeOf(raised(A).do(out(1440), SUE))).toBe('ok');
  });
  it('has a caution stand for it that names it, as long as it lasts', () => {
    const room = raised(A);
    room.do(out(60), SUE);
    expect(room.book.standing()).toMatchObject([{ id: 'a1', state: 'oos' }, { id: 'a2', priority: 'caution', rule: 'out-of-service', what: expect.stringMatching(/^Out of service until .*: w$/) }].toSorted((x) => (x.id === 'a1' ? -1 : 1)));
    room.wait(60 * MINUTE);
    expect(state(room)).toBe('unack');
    expect(room.alert('a2').state).toBe('norm');
  });
});

describe('merging', () => {
  it('suppresses the child until a split, which has it ask anew', () => {
    const room = acknowledged(E);
    // As incidents will ask for it: a suppression by the merge's id, without an end.
    const merged = transition(room.alert(), { kind: 'suppress', rule: 'merge:a9', reason: 'one boat', until: null }, room.now, SUE);
    const child = AlertRoom.with(merged!.alert, room.now, []);
    child.wait(48 * 60 * MINUTE);
    expect(state(child)).toBe('suppressed');
    expect(outcomeOf(child.do({ kind: 'alert.unsuppress', ...a }, SUE))).toBe('not-possible');
    expect(transition(child.alert(), { kind: 'unsuppress' }, child.now, SUE)?.alert.state).toBe('unack');
  });
});

describe('a restart', () => {
  it.each<[string, () => AlertRoom, number]>([
    ['silence', () => { const room = raised(); room.do({ kind: 'alert.silence', ...a }, ANNA); return room; }, 30 * SECOND],
    ['sounding again', () => raised(), 60 * SECOND],
    ['escalation of a warning', () => raised(), 120 * SECOND],
    ['escalation to the supervisor', () => raised(A), 60 * SECOND],
    ['escalation to everyone', () => raised(E), 120 * SECOND],
    ['nothing done', () => acknowledged(E), 5 * MINUTE],
    ['a transfer', () => offered(), 60 * SECOND],
    ['the end of a cleared warning', () => cleared(), 30 * MINUTE],
    ['shelving', () => { const room = raised(); room.do({ kind: 'alert.shelve', ...a, minutes: 20, ...because }, ANNA); return room; }, 20 * MINUTE],
    ['suppression', () => { const room = raised(E); room.do({ kind: 'alert.suppress', ...a, minutes: 20, rule: 'x', ...because }, SUE); return room; }, 20 * MINUTE],
    ['out of service', () => { const room = raised(A); room.do({ kind: 'alert.out-of-service', ...a, minutes: 20, ...because }, SUE); return room; }, 20 * MINUTE],
    ['chatter', () => { const room = raised(); for (let i = 0; i < 3; i++) { room.wait(SECOND); room.tell('false'); room.wait(SECOND); room.tell('true'); } room.tell('false'); return room; }, 120 * SECOND],
  ])('in the middle of %s changes nothing: it ends at its time, from a snapshot and from the journal', (_what, make, ms) => {
    const whole = make();
    whole.wait(ms / 2);
    const snapshot = whole.restarted();
    const journal = whole.folded();
    const from = whole.happened.length;
    whole.wait(2 * ms);
    expect(whole.happened.length).toBeGreaterThan(from);
    // Long down: everything that was due meanwhile happens at once, each at its own time, in order.
    snapshot.wait(2 * ms);
    journal.wait(2 * ms);
    expect(snapshot.happened).toEqual(whole.happened.slice(from));
    expect(journal.happened).toEqual(whole.happened.slice(from));
  });

  it('gives an owner who had a screen a new minute, and then takes the alert back', () => {
    const room = acknowledged().folded();
    room.present();
    room.wait(60 * SECOND);
    expect(room.events).toEqual(['owner-absent']);
  });
});

describe('chatter', () => {
  const flicker = (room: AlertRoom, times: number, ms: number): void => {
    for (let i = 0; i < times; i++) {
      room.wait(ms);
      room.tell('false');
      room.wait(ms);
      room.tell('true');
    }
  };
  it('of three times within a minute keeps it active, for twice its off-delay and then longer, and sounds it once', () => {
    const room = raised();
    flicker(room, 2, 10 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', chattering: true, held: 'chatter', offDelayMs: 60_000 });
    room.tell('false');
    room.wait(59 * SECOND);
    expect(state(room)).toBe('unack');
    room.tell('true');
    expect(room.alert().offDelayMs).toBe(120_000);
    flicker(room, 3, SECOND);
    expect(room.alert().offDelayMs).toBe(300_000);
    room.tell('false');
    room.wait(300 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'runack', chattering: false });
  });
  it('of an acknowledged alert does not ask anybody again', () => {
    const room = raised();
    flicker(room, 2, 5 * SECOND);
    room.do(ack, ANNA);
    const { revision } = room.alert();
    flicker(room, 5, 5 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'ack', revision });
  });
  it('is over after five minutes of standing still', () => {
    const room = acknowledged();
    room.tell('unknown');
    room.tell('true');
    const noisy = raised(A);
    flicker(noisy, 2, SECOND);
    noisy.do(ack, ANNA);
    noisy.wait(5 * MINUTE);
    expect(noisy.alert()).toMatchObject({ state: 'ack', chattering: false, offDelayMs: 0 });
  });
});

describe('flood', () => {
  const flood = (priority: AlertPriority, count: number): AlertRoom => {
    const room = new AlertRoom();
    for (let i = 0; i < count; i++) {
      room.tell('true', { priority }, `s${i}`);
      room.wait(SECOND);
    }
    return room;
  };
  it('of ten new ones in ten minutes holds the sound of warnings, tells the supervisor, and discards nothing', () => {
    expect(flood('warning', 9).book.standing()).toHaveLength(9);
    const room = flood('warning', 12);
    const held = room.book.standing().filter((alert) => alert.held === 'flood');
    expect(held).toHaveLength(12);
    expect(room.book.standing().find(({ rule }) => rule === 'flood')).toMatchObject({ audience: 'supervisor', priority: 'warning', held: null, figures: { alerts_10min: 10 } });
    room.tell('true', A, 'other');
    expect(room.book.ofSituation('other')).toMatchObject({ held: null, state: 'unack' });
  });
  it('counts no cautions', () => expect(flood('caution', 30).book.standing()).toHaveLength(30));
  it('ends below five in ten minutes, and gives the sound back', () => {
    const room = flood('warning', 10);
    for (const { id } of room.book.standing()) room.do({ kind: 'alert.shelve', alertId: id, minutes: 30, ...because }, ANNA);
    room.wait(9 * MINUTE);
    room.do({ kind: 'alert.unshelve', alertId: 'a3' }, ANNA);
    expect(room.alert('a3').held).toBe('flood');
    room.wait(MINUTE);
    expect(room.events).toContain('unheld');
    const given = room.happened.find(({ event, alert }) => event === 'unheld' && alert.id === 'a3')?.at ?? NaN;
    expect(given).toBeGreaterThan(room.now - MINUTE);
    expect(room.alert('a3')).toMatchObject({ held: null, state: 'unack', soundedAt: given, due: { realert: given + MINUTE } });
    expect(room.book.ofSituation('flood:team')?.condition ?? 'false').toBe('false');
  });
});

describe('what is said of how an alert came to call', () => {
  const silence = { kind: 'alert.silence', ...a } as const;
  const escalated = (): AlertRoom => {
    const room = raised();
    room.wait(2 * MINUTE);
    return room;
  };
  const absent = (): AlertRoom => {
    const room = acknowledged();
    room.present('Ben', 'Sue');
    room.wait(MINUTE);
    return room;
  };
  it.each([
    ['that it escalated', escalated, 'it is an alarm now'],
    ['who is away', absent, 'Anna had it and has been away'],
  ])('%s stays through a silence, doubt and more of the same vessel, until somebody has it', (_, from, words) => {
    const room = from();
    expect(room.alert()).toMatchObject({ state: 'unack', notice: expect.stringContaining(words) });
    expect(outcomeOf(room.do(silence, BEN))).toBe('ok');
    expect(room.alert()).toMatchObject({ state: 'sil', notice: expect.stringContaining(words) });
    room.wait(31 * SECOND);
    expect(room.alert()).toMatchObject({ state: 'unack', notice: expect.stringContaining(words) });
    room.tell('unknown');
    room.tell('true');
    room.tell('true', { priority: 'caution', tracks: ['of s'] }, 'more');
    expect(room.alert()).toMatchObject({ joined: [{ situation: 'more' }], notice: expect.stringContaining(words) });
    expect(outcomeOf(room.do(ack, BEN))).toBe('ok');
    expect(room.alert()).toMatchObject({ state: 'ack', notice: null });
  });
  it('is gone with what it was said of: it cleared, or came back', () => {
    const room = escalated();
    room.tell('false');
    expect(room.alert()).toMatchObject({ state: 'runack', notice: null });
    const held = raised(LATCHED);
    held.tell('false', LATCHED);
    expect(held.alert().notice).toContain('Its condition is gone');
    held.tell('true', LATCHED);
    expect(held.alert()).toMatchObject({ condition: 'true', notice: null });
  });
});

describe('a command', () => {
  it('that names another revision is refused with the alert as it is', () => {
    const room = raised();
    room.tell('unknown');
    for (const kind of ['alert.silence', 'alert.refuse', 'alert.unshelve'] as const) {
      expect(room.do({ kind, ...a, revision: 1 }, ANNA)).toMatchObject({ ok: false, problem: { name: 'stale-revision', revision: 2 }, alert: { revision: 2 } });
    }
  });
  it('is not made stale by somebody looking, logging, or a repeated sound', () => {
    const room = raised();
    room.do({ kind: 'alert.seen', ...a }, person('viewer'));
    room.do({ kind: 'alert.log', ...a, what: 'calling' }, BEN);
    room.wait(61 * SECOND);
    expect(outcomeOf(room.do({ ...ack, revision: 1 }, ANNA))).toBe('ok');
  });
  it('to have seen is kept once a person', () => {
    const room = raised();
    room.do({ kind: 'alert.seen', ...a }, ANNA);
    expect(room.do({ kind: 'alert.seen', ...a }, ANNA)).toMatchObject({ ok: true, seq: 0 });
    room.do({ kind: 'alert.seen', ...a }, BEN);
    expect(room.alert().seenBy.map(({ by }) => by)).toEqual(['Anna', 'Ben']);
  });
});
