import { beforeEach, describe, expect, test } from 'vitest';
import { acknowledge } from '../../../client/state/acknowledging.ts';
import { acting, forgetEnded } from '../../../client/state/acting.ts';
import { whyNotAcknowledge, whyNotReport } from '../../../client/state/permission.ts';
import type { Sent } from '../../../client/stream/connection.ts';
import type { Command } from '../../../shared/wire/command.ts';
import { Role } from '../../../shared/words/role.ts';
import { problem } from '../../../shared/words/problem.ts';
import { anAlert } from './alerts.ts';

beforeEach(() => forgetEnded(new Map()));

const taken: Sent = { kind: 'answered', answer: { ok: true, seq: 1 } };

describe('an acknowledgement', () => {
  test('names the alert, the revision that was seen and the note, and is pending until it is answered', async () => {
    const sent: Command[] = [];
    let answer: ((sent: Sent) => void) | undefined;
    const done = acknowledge(anAlert(1, { revision: 3 }), ' called on 16 ', false, (command) => {
      sent.push(command);
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    expect(acting.value.get('a1')).toEqual({ state: 'pending', kind: 'alert.acknowledge' });
    answer?.(taken);
    await done;
    expect(acting.value.get('a1')).toBeUndefined();
    expect(sent).toMatchObject([{ kind: 'alert.acknowledge', alertId: 'a1', revision: 3, note: 'called on 16' }]);
  });

  test('that came second says who was first, and when', async () => {
    const first = anAlert(2, { state: 'ack', revision: 2, acknowledged: { by: 'Demo desk 2', role: 'operator', at: Date.UTC(2021, 10, 24, 3, 12, 41), note: null, reactionMs: null, shown: null } });
    const refused: Sent = { kind: 'answered', answer: { ok: false, problem: problem('already-acknowledged', 'x'), alert: first } };
    await acknowledge(anAlert(2), '', false, async () => refused);
    expect(acting.value.get('a2')).toEqual({ state: 'refused', words: 'Demo desk 2 was first, at 03:12:41Z. It is acknowledged; nothing else is needed.' });
  });

  test('that got no answer is sent again under the same key; a new act has a new one', async () => {
    const keys: (string | undefined)[] = [];
    const send = (sent: Sent) => async (command: Command) => {
      keys.push(command.key);
      return sent;
    };
    await acknowledge(anAlert(3), '', false, send({ kind: 'no-link' }));
    expect(acting.value.get('a3')?.state).toBe('unsent');
    await acknowledge(anAlert(3), '', false, send(taken));
    await acknowledge(anAlert(3, { revision: 2 }), '', false, send(taken));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  test('is for operators and supervisors, and for trainees where it is a caution', () => {
    const may = (more: Parameters<typeof anAlert>[1]) => Role.options.filter((role) => whyNotAcknowledge(anAlert(1, more), role, 'live', true) === null);
    expect(may({})).toEqual(['operator', 'supervisor']);
    expect(may({ priority: 'caution' })).toEqual(['trainee', 'operator', 'supervisor']);
  });

  test('waits for the link, needs the object of a category A shown, and is not ours in category C', () => {
    expect(whyNotAcknowledge(anAlert(1), 'operator', 'stale', true)).toMatch(/No link/);
    expect(whyNotAcknowledge(anAlert(1, { category: 'A' }), 'operator', 'live', false)).toMatch(/Show it/);
    expect(whyNotAcknowledge(anAlert(1, { category: 'A' }), 'operator', 'live', true)).toBeNull();
    expect(whyNotAcknowledge(anAlert(1, { category: 'C' }), 'operator', 'live', true)).toMatch(/Another centre/);
  });

  test('and a report have their roles', () => {
    expect(Role.options.filter((role) => whyNotReport(role, 'live') === null)).toEqual(['trainee', 'operator', 'supervisor']);
  });
});
