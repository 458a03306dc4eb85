import { describe, expect, it } from 'vitest';
import { soundFor, sounds, isCalled, type Desk } from '../../../shared/words/sound.ts';
import { AlertAudience, AlertPriority, AlertState, type Alert } from '../../../shared/words/alert.ts';
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
