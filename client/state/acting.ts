import { signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import type { Problem } from '../../shared/words/problem.ts';
import type { Sent } from '../stream/connection.ts';
import { newCommandKey } from './command-key.ts';
import { clockText } from './time-text.ts';

/** How a person's newest act upon an alert stands: sent and waited for, or not taken and why. Absent when there is nothing to say. */
export type Acting = { state: 'pending'; kind: Command['kind'] } | { state: 'refused' | 'unsent'; words: string };

/** What every act carries: which alert, as it was seen, and the key of this act. */
export interface ActHead {
  readonly alertId: string;
  readonly revision: number;
  readonly key: string;
}
export type Send = (command: Command) => Promise<Sent>;

export const acting = signal<ReadonlyMap<string, Acting>>(new Map());
/** A try that got no answer is sent again under the same key, so that it can only be done once. */
const unanswered = new Map<string, { key: string; what: string }>();

function put(id: string, how: Acting | null): void {
  const map = new Map(acting.value);
  if (how) map.set(id, how);
  else map.delete(id);
  acting.value = map;
}

/** What was refused, in words, with who was first where somebody was. */
function refusalText(problem: Problem, now: Alert | undefined): string {
  const by = now?.acknowledged;
  if (problem.name === 'already-acknowledged' && by) return `${by.by} was first, at ${clockText(by.at)}. It is acknowledged; nothing else is needed.`;
  return problem.detail;
}

/** Does one thing about an alert as this person sees it; the answer when one came, null while another act is under way or no link is there. */
export async function act(alert: Alert, make: (head: ActHead) => Command, send: Send): Promise<CommandAnswer | null> {
  if (acting.value.get(alert.id)?.state === 'pending') return null;
  const head = { alertId: alert.id, revision: alert.revision };
  const what = JSON.stringify(make({ ...head, key: '' }));
  const before = unanswered.get(alert.id);
  const attempt = before?.what === what ? before : { key: newCommandKey(), what };
  unanswered.set(alert.id, attempt);
  const command = make({ ...head, key: attempt.key });
  put(alert.id, { state: 'pending', kind: command.kind });
  const sent = await send(command);
  if (sent.kind === 'no-link') {
    put(alert.id, { state: 'unsent', words: 'No answer came. It may not have been done: try again when the link is back.' });
    return null;
  }
  unanswered.delete(alert.id);
  put(alert.id, sent.answer.ok ? null : { state: 'refused', words: refusalText(sent.answer.problem, sent.answer.alert) });
  return sent.answer;
}

/** Takes away what was said of alerts that are gone. */
export function forgetEnded(standing: ReadonlyMap<string, Alert>): void {
  const left = [...acting.value].filter(([id]) => standing.has(id));
  if (left.length !== acting.value.size) acting.value = new Map(left);
}
