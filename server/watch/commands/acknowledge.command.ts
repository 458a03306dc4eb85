import { problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';
import type { Command } from '../../../shared/wire/command.ts';
import { mayAcknowledge } from '../alerts/acknowledge.ts';
import type { AlertBook } from '../alerts/book.ts';
import { transition } from '../alerts/transition.ts';
import type { Decision } from '../contract.ts';

type Acknowledge = Extract<Command, { kind: 'alert.acknowledge' }>;

/** An operator has seen an alert and takes it on. */
export function decideAcknowledge(book: AlertBook, command: Acknowledge, actor: Actor, at: Time): Decision {
  const alert = book.get(command.alertId);
  if (alert === undefined) {
    const refusal = book.existed(command.alertId)
      ? problem('already-cleared', 'It was over long ago. Nothing was changed; the journal has it.')
      : problem('unknown-alert', `There is no alert ${command.alertId} in this watch.`);
    return { outcome: 'refused', answer: { ok: false, problem: refusal } };
  }
  const refusal = mayAcknowledge(alert, command.revision, actor);
  if (refusal) return { outcome: 'refused', answer: { ok: false, problem: refusal, alert } };
  const note = command.note === undefined || command.note === '' ? null : command.note;
  const moved = transition(alert, { kind: 'acknowledge', note }, at, actor);
  if (moved === null) throw new Error(`alert ${alert.id} may be acknowledged in state ${alert.state}, but no transition does it`);
  return {
    outcome: 'commit',
    drafts: [
      {
        at,
        observedAt: null,
        receivedAt: at,
        actor,
        key: command.key ?? null,
        body: { kind: 'alert', event: moved.event, from: moved.from, alert: moved.alert },
      },
    ],
    answer: (entries) => ({ ok: true, seq: entries[0]?.seq ?? 0, alert: moved.alert }),
  };
}
