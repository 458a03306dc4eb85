import { describe, expect, it } from 'vitest';
import { soundFor, sounds, isCalled, type Desk } from '../../../shared/words/sound.ts';
import { AlertAudience, AlertPriority, AlertState, type Alert } from '../../../shared/words/alert.ts';
import { Calls } from '../../../shared/words/calls.ts';
import { Role } from '../../../shared/words/role.ts';
import { anAlert } from '../client/alerts.ts';

const operator: Desk = { name: 'Anna', role: 'operator', operatorHere: true };
const desks: Desk[] = Role.options.flatMap((role) => [true, false].map((operatorHere) => ({ name: role, role, operatorHere })));

describe('sound', () => {
  it('is on if and only if something unacknowledged, no caution, not held, calls this desk or is offered to it', () => {
    for (const priority of AlertPriority.options)
      for (const state of AlertState.options)
        for (const audience of AlertAudience.options)
          for (const held of [null, 'chatter', 'flood'] as const)
            for (const desk of desks) {
              const alert = anAlert(1, { priority, state, audience, held });
              const expected = state === 'unack' && priority !== 'caution' && held === null && isCalled(alert, desk);
              expect(soundFor([alert], desk)).toBe(expected ? priority : null);
            }
  });

  it.each<[Alert['audience'], Role[]]>([
    ['elsewhere', []],
    ['team', ['operator']],
    ['supervisor', ['operator', 'supervisor']],
    ['everyone', [...Role.options]],
  ])('of audience %s is heard by %j', (audience, roles) => {
    expect(Role.options.filter((role) => sounds(anAlert(1, { audience }), { ...operator, role }))).toEqual(roles);
  });

  it('reaches a supervisor at once while no operator is signed in', () => {
    expect(soundFor([anAlert(1)], { name: 'Sue', role: 'supervisor', operatorHere: false })).toBe('warning');
  });

  it('is that of the highest priority', () => {
    expect(soundFor([anAlert(1), anAlert(2, { priority: 'emergency' }), anAlert(3, { priority: 'alarm' })], operator)).toBe('emergency');
    expect(soundFor([], operator)).toBe(null);
  });

  it('of an offered alert is heard by the one to whom it is offered, and nobody else', () => {
    const offered = anAlert(1, { state: 'xfer', transfer: { to: { kind: 'desk', name: 'Ben' }, by: 'Anna', at: 0, until: 60_000, note: null } });
    expect(soundFor([offered], { ...operator, name: 'Ben' })).toBe('warning');
    expect(soundFor([offered], operator)).toBe(null);
  });

  it('never comes from what another centre owns', () => {
    expect(soundFor([anAlert(1, { category: 'C', audience: 'everyone' })], operator)).toBe(null);
  });
});

describe('a call', () => {
  const at = (time: number, more: Partial<Alert> = {}) => anAlert(1, { changedAt: time, soundedAt: time, ...more });
  const alarm = (time: number, escalation: number, more: Partial<Alert> = {}) => at(time, { priority: 'alarm', escalation, ...more });

  it.each(['flood', 'chatter'] as const)('is the first escalation of what was held by the %s rule, and no later one', (held) => {
    const calls = new Calls();
    expect(calls.take('raised', at(0, { held }))).toBe(false);
    expect(calls.take('seen', at(0, { held }))).toBe(false);
    expect(calls.take('escalated', alarm(120, 1))).toBe(true);
    expect(calls.take('escalated', alarm(180, 2))).toBe(false);
    expect(calls.take('held', alarm(190, 2, { held }))).toBe(false);
    expect(calls.take('escalated', alarm(240, 3))).toBe(false);
  });

  it('is no escalation of what was heard, and none that is held still or concerns another centre', () => {
    const calls = new Calls();
    expect(calls.take('raised', at(0))).toBe(true);
    expect(calls.take('escalated', alarm(120, 1))).toBe(false);
    calls.begin([at(0, { held: 'flood' })]);
    expect(calls.take('escalated', alarm(120, 1, { held: 'chatter' }))).toBe(false);
    expect(calls.take('escalated', alarm(120, 1, { category: 'C' }))).toBe(false);
  });

  it.each(['unheld', 'calmed'] as const)('is the sound that is given back by %s, where nobody had heard it, and only then', (event) => {
    const held = event === 'unheld' ? 'flood' : 'chatter';
    const calls = new Calls();
    calls.take('raised', at(0));
    calls.take('held', at(0, { held }));
    expect(calls.take(event, at(0, { soundedAt: 60 }))).toBe(false);
    calls.take('held', at(0, { held }));
    calls.take('renewed', at(70, { held }));
    expect(calls.take(event, at(70, { soundedAt: 90 }))).toBe(true);
    expect(calls.take('re-alerted', at(70, { soundedAt: 150 }))).toBe(false);
    expect(calls.take('escalated', alarm(190, 1))).toBe(false);
  });

  it('is a silence that runs out over what nobody had heard, for it was held until then', () => {
    const calls = new Calls();
    calls.take('raised', at(0, { held: 'flood' }));
    calls.take('silenced', at(10, { state: 'sil', held: 'flood', soundedAt: 0 }));
    expect(calls.take('unheld', at(10, { state: 'sil', soundedAt: 0 }))).toBe(false);
    expect(calls.take('unsilenced', at(40))).toBe(true);
    expect(calls.take('unsilenced', at(80))).toBe(false);
  });

  it('is none of what somebody took in hand while it was held', () => {
    const calls = new Calls();
    calls.take('raised', at(0, { held: 'flood' }));
    calls.take('acknowledged', at(10, { state: 'ack', soundedAt: 0 }));
    expect(calls.take('re-alarmed', at(1_800))).toBe(false);
  });

  it('is no escalation of what was heard before its sound was held', () => {
    const calls = new Calls();
    calls.take('raised', at(0));
    calls.take('held', at(0, { held: 'flood' }));
    expect(calls.take('escalated', alarm(120, 1))).toBe(false);
  });

  it('begins from what stands: what is held then calls when it escalates', () => {
    const calls = new Calls();
    calls.begin([at(0, { held: 'flood' })]);
    expect(calls.take('escalated', alarm(120, 1))).toBe(true);
  });
});
