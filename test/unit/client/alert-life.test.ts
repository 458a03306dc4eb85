import { beforeEach, describe, expect, test } from 'vitest';
import { actsOn, isOfferedTo, shelveMinutes } from '../../../client/state/alert-acts.ts';
import { announce } from '../../../client/state/alert-news.ts';
import { AlertRate, rateWords } from '../../../client/state/alert-rate.ts';
import { listed, putAside } from '../../../client/state/alert-order.ts';
import { escalationAhead, leftOf } from '../../../client/state/escalation.ts';
import { foldAlerts } from '../../../client/state/entry-fold.ts';
import { figuresText } from '../../../client/state/figure-text.ts';
import { polite, urgent } from '../../../client/state/notices.ts';
import { recentCalls } from '../../../server/stream/recent-calls.ts';
import { UNTOUCHED, type Alert, type AlertEvent } from '../../../shared/words/alert.ts';
import type { Entry } from '../../../shared/words/entry.ts';
import { Role } from '../../../shared/words/role.ts';
import { anAlert } from './alerts.ts';

const operator = { name: 'Desk 1', role: 'operator' } as const;
const supervisor = { name: 'Wall desk', role: 'supervisor' } as const;
const offered = (to: string): Partial<Alert> => ({ state: 'xfer', transfer: { to: { kind: 'desk', name: to }, by: 'Desk 2', at: 0, until: 60_000, note: null } });
const overlay = (kind: 'shelved' | 'suppressed' | 'oos', until: number): Partial<Alert> => ({ state: kind, overlay: { kind, by: 'Desk 2', at: 0, until, reason: 'known', rule: null, under: 'ack' } });

describe('what a card offers', () => {
  test('is nothing to those who may only look, and more to a supervisor', () => {
    for (const role of Role.options.filter((r) => r !== 'operator' && r !== 'supervisor')) expect(actsOn(anAlert(1), { name: 'x', role })).toEqual([]);
    expect(actsOn(anAlert(1), operator)).toEqual(['silence', 'transfer', 'shelve']);
    expect(actsOn(anAlert(1), supervisor)).toEqual(['silence', 'transfer', 'shelve', 'suppress', 'out-of-service']);
  });

  test('never shelves an emergency, an alarm, what is latched or what another has', () => {
    const owner: Alert['owner'] = { kind: 'person', name: 'Desk 2', since: 0, onScreen: true };
    for (const more of [{ priority: 'emergency' }, { priority: 'alarm' }, { latched: true }, { state: 'ack', owner }] satisfies Partial<Alert>[]) expect(actsOn(anAlert(1, more), operator)).not.toContain('shelve');
    expect(Math.max(...shelveMinutes(anAlert(1)))).toBe(30);
    expect(Math.max(...shelveMinutes(anAlert(1, { priority: 'caution' })))).toBe(480);
    expect(actsOn(anAlert(1, { priority: 'emergency', latched: true }), supervisor)).not.toContain('out-of-service');
  });

  test('is the release of what is held, once somebody has it and its condition is gone', () => {
    expect(actsOn(anAlert(1, { state: 'ack', latched: true }), operator)).not.toContain('release');
    expect(actsOn(anAlert(1, { state: 'ack', latched: true, condition: 'false' }), operator)).toContain('release');
  });

  test('is the way back from where it was put aside', () => {
    expect(actsOn(anAlert(1, overlay('shelved', 1)), operator)).toEqual(['unshelve']);
    expect(actsOn(anAlert(1, overlay('suppressed', 1)), supervisor)).toEqual(['unsuppress']);
    expect(actsOn(anAlert(1, overlay('oos', 1)), supervisor)).toEqual(['in-service']);
  });
});

describe('the rail of one person', () => {
  test('puts what is offered to them among what waits, and what is offered to another among what is in hand', () => {
    const alerts = [anAlert(1, { state: 'ack' }), anAlert(2, { state: 'runack' }), anAlert(3, offered('Desk 1'))];
    expect(listed(alerts, 'Desk 1').map((a) => a.id)).toEqual(['a3', 'a2', 'a1']);
    expect(listed(alerts, 'Desk 3').map((a) => a.id)).toEqual(['a2', 'a1', 'a3']);
    expect(isOfferedTo(anAlert(3, offered('Desk 1')), null)).toBe(false);
  });

  test('keeps what is put aside in a list of its own, what comes back first first', () => {
    const alerts = [anAlert(1), anAlert(2, overlay('oos', 900)), anAlert(3, overlay('shelved', 300)), anAlert(4, overlay('suppressed', 600))];
    expect(putAside(alerts).map((a) => a.id)).toEqual(['a3', 'a4', 'a2']);
    expect(listed(alerts).map((a) => a.id)).toEqual(['a1']);
  });
});

describe('the bar of an alert that nobody acknowledges', () => {
  const due = { ...UNTOUCHED.due, escalation: 120_000 };
  test('empties over two minutes for a warning and says that it becomes an alarm', () => {
    const ahead = escalationAhead(anAlert(1, { due }));
    expect(ahead).toMatchObject({ to: 'becomes an alarm' });
    expect(ahead && [0, 60_000, 120_000, 130_000].map((now) => leftOf(ahead, now))).toEqual([1, 0.5, 0, 0]);
  });
  test('says who is called next, also while silenced, and is gone once it is acknowledged', () => {
    expect(escalationAhead(anAlert(1, { due, state: 'sil', priority: 'alarm' }))?.to).toBe('calls the supervisor');
    expect(escalationAhead(anAlert(1, { due, priority: 'alarm', audience: 'supervisor' }))?.to).toBe('calls every desk');
    expect(escalationAhead(anAlert(1, { due, state: 'ack' }))).toBeNull();
  });
});

test('figures are said with their units', () => {
  expect(figuresText({ cpa: 0.214, tcpa: 6.4, inside_s: 130, turn_deg: 60, sog_kn: 12 })).toBe('closest approach 0.21 nm · closest in 6.4 min · inside for 2 min 10 s · turned by 60° · speed 12 kn');
});

let seq = 0;
const entryOf = (event: AlertEvent, alert: Alert): Entry => ({
  seq: ++seq,
  at: 0,
  observedAt: null,
  receivedAt: null,
  actor: { kind: 'system', name: 'engine' },
  key: null,
  body: { kind: 'alert', event, from: 'norm', alert },
  hash: '0'.repeat(64),
});

describe('the rate', () => {
  const desk = { ...operator, operatorHere: true };
  const sounded = (n: number, at: number, more: Partial<Alert> = {}) => anAlert(n, { raisedAt: at, changedAt: at, soundedAt: at, ...more });
  const warningHeld = (n: number, at: number) => sounded(n, at, { held: 'flood' });
  const risen = (n: number, at: number) => sounded(n, at, { priority: 'alarm', escalation: 1 });

  test('counts each call of this desk in the last ten minutes: new, back or worse, also what is gone; nothing that time alone makes', () => {
    const rate = new AlertRate();
    const call = (n: number, audience: Alert['audience'] = 'team') => ({ id: `a${n}`, at: 0, audience, category: 'B' as const });
    rate.begin([call(1), call(4, 'elsewhere')], [], desk);
    const said = (event: AlertEvent, alert: Alert) => rate.heard([entryOf(event, alert)], desk);
    said('raised', sounded(2, 60_000));
    said('raised', sounded(2, 60_000));
    said('re-alerted', sounded(2, 60_000, { changedAt: 90_000, soundedAt: 90_000 }));
    said('renewed', sounded(2, 60_000, { changedAt: 100_000, soundedAt: 100_000 }));
    said('worsened', sounded(5, 60_000, { changedAt: 110_000, soundedAt: 110_000, held: 'flood' }));
    expect([rate.at(120_000), rate.at(600_000), rate.at(690_000), rate.at(700_000)]).toEqual([3, 2, 1, 0]);
    expect([0, 1, 2, 10, 11].map(rateWords)).toEqual(['usual', 'usual', 'busy', 'busy', 'too many']);
  });

  test('is the same on a page that heard all and on one that was loaded at any time between', async () => {
    const at = 600_000;
    const story: [AlertEvent, Alert][] = [
      ['raised', sounded(1, at)],
      ['raised', warningHeld(2, at + 1_000)],
      ['acknowledged', sounded(1, at, { state: 'ack', changedAt: at + 2_000 })],
      ['raised', sounded(3, at + 3_000)],
      ['closed', sounded(1, at, { state: 'norm', changedAt: at + 4_000 })],
      ['escalated', risen(2, at + 121_000)],
      ['escalated', risen(3, at + 123_000)],
      ['escalated', sounded(2, at + 181_000, { priority: 'alarm', escalation: 2, audience: 'supervisor' })],
    ];
    const entries = story.map(([event, alert], i) => ({ ...entryOf(event, alert), seq: i + 1, at: alert.changedAt }));
    const now = at + 200_000;
    const shown: number[] = [];
    for (let loaded = 0; loaded <= entries.length; loaded++) {
      const before = entries.slice(0, loaded);
      const link = { entries: (after: number, limit: number) => Promise.resolve(before.slice(after, after + limit)) };
      const rate = new AlertRate();
      rate.begin(await recentCalls(link, loaded, before.at(-1)?.at ?? 0), foldAlerts(new Map(), before).values(), desk);
      rate.heard(entries.slice(loaded), desk);
      shown.push(rate.at(now));
    }
    expect(new Set(shown)).toEqual(new Set([3]));
  });

  test('of a page that is loaded has nothing that is older than ten minutes', async () => {
    const entries = [entryOf('raised', sounded(1, 1_000)), { ...entryOf('raised', sounded(2, 500_000)), seq: 2, at: 500_000 }];
    const link = { entries: (after: number, limit: number) => Promise.resolve(entries.slice(after, after + limit)) };
    expect(await recentCalls(link, 2, 601_000)).toEqual([{ id: 'a2', at: 500_000, audience: 'team', category: 'B' }]);
  });
});

describe('what is read out', () => {
  beforeEach(() => {
    urgent.value = [];
    polite.value = [];
  });
  const say = (event: AlertEvent, more: Partial<Alert>) => announce([entryOf(event, anAlert(1, more))], 'Desk 1');
  const heard = () => [urgent.value.length, polite.value.length];

  test('breaks in for an emergency or alarm, and waits its turn for the rest', () => {
    say('raised', { priority: 'emergency' });
    say('raised', { priority: 'alarm' });
    expect(heard()).toEqual([2, 0]);
    say('raised', { priority: 'warning' });
    expect(heard()).toEqual([2, 1]);
  });

  test('breaks in when responsibility is offered to this person, and not when to another', () => {
    say('transferred', offered('Desk 1'));
    expect(urgent.value.at(-1)?.text).toMatch(/Desk 2 offers you/);
    say('transferred', offered('Desk 3'));
    expect(heard()).toEqual([1, 0]);
  });
});
