import { signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import type { Command } from '../../shared/wire/command.ts';
import type { Problem } from '../../shared/words/problem.ts';
import type { Sent } from '../stream/connection.ts';
import { newCommandKey } from './command-key.ts';
import { clockText } from './time-text.ts';

/** How an acknowledgement stands: sent and waited for, or not taken and why. Absent when there is nothing to say. */
export type Acknowledging = { state: 'pending' } | { state: 'refused' | 'unsent'; words: string };

export const acknowledging = signal<ReadonlyMap<string, Acknowledging>>(new Map());
/** A try that got no answer is sent again under the same key, so that it can only be done once. */
const unanswered = new Map<string, { key: string; revision: number; note: string }>();

function put(id: string, how: Acknowledging | null): void {
  const map = new Map(acknowledging.value);
  if (how) map.set(id, how);
  else map.delete(id);
  acknowledging.value = map;
}

/** What was refused, in words, with who was first where somebody was. */
function refusalText(problem: Problem, now: Alert | undefined): string {
  const by = now?.acknowledged;
  if (problem.name === 'already-acknowledged' && by) return `${by.by} was first, at ${clockText(by.at)}. It is acknowledged; nothing else is needed.`;
  return problem.detail;
}

/** Acknowledges the alert as this person sees it. */
export async function acknowledge(alert: Alert, note: string, send: (command: Command) => Promise<Sent>): Promise<void> {
  if (acknowledging.value.get(alert.id)?.state === 'pending') return;
  const before = unanswered.get(alert.id);
  const words = note.trim();
  const attempt = before && before.revision === alert.revision && before.note === words ? before : { key: newCommandKey(), revision: alert.revision, note: words };
  unanswered.set(alert.id, attempt);
  put(alert.id, { state: 'pending' });
  const sent = await send({
    kind: 'alert.acknowledge',
    alertId: alert.id,
    revision: attempt.revision,
    key: attempt.key,
    ...(words === '' ? {} : { note: words }),
  });
  if (sent.kind === 'no-link') {
    put(alert.id, { state: 'unsent', words: 'No answer came. It may not be acknowledged: try again when the link is back.' });
    return;
  }
  unanswered.delete(alert.id);
  put(alert.id, sent.answer.ok ? null : { state: 'refused', words: refusalText(sent.answer.problem, sent.answer.alert) });
}

/** Takes away what was said of alerts that are gone. */
export function forgetEnded(standing: ReadonlyMap<string, Alert>): void {
  const left = [...acknowledging.value].filter(([id]) => standing.has(id));
  if (left.length !== acknowledging.value.size) acknowledging.value = new Map(left);
}
