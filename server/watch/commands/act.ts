import type { Alert } from '../../../shared/words/alert.ts';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import { problem, type Problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor, Person, Role } from '../../../shared/words/role.ts';
import type { Command } from '../../../shared/wire/command.ts';
import type { AlertBook } from '../alerts/book.ts';
import { clockOf } from '../alerts/standing.ts';
import type { PersonStimulus, Transition } from '../alerts/stimulus.ts';
import { transition } from '../alerts/transition.ts';
import type { Decision } from '../contract.ts';

export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** What a command may look at while it is judged. Nothing of it is changed. */
export interface Asked {
  readonly book: AlertBook;
  readonly by: Person;
  readonly at: Time;
}

/** One thing that a person may do to one alert. */
export interface Act<C> {
  /** Whether the role may do it at all; in words what it may not, else. */
  readonly allows: (role: Role, alert: Alert) => boolean;
  /** What is done, for "a viewer may not ...". */
  readonly verb: string;
  /** Why it cannot be done to the alert as it is; null when it can. Roles and revision are seen to. */
  readonly refuses: (alert: Alert, command: C, asked: Asked) => Problem | null;
  readonly does: (command: C, asked: Asked) => PersonStimulus;
  /** What comes before a stale revision: a race that was lost is told by who won it. */
  readonly tooLate?: (alert: Alert, asked: Asked) => Problem | null;
  /** The act is harmless to repeat and does nothing then. */
  readonly again?: (alert: Alert, asked: Asked) => boolean;
}

export const refused = (why: Problem, alert?: Alert): Decision => ({ outcome: 'refused', answer: { ok: false, problem: why, ...(alert && { alert }) } });

export const notPossible = (why: string): Problem => problem('not-possible', `${why} Nothing was changed.`);

/** `An operator`, `A viewer`: begins a sentence. */
export const aRole = (role: string): string => `${/^[aeiou]/.test(role) ? 'An' : 'A'} ${role}`;

/** What a person may not do in their role, in words. */
export const roleNotAllowed = (role: Role, verb: string): Problem =>
  problem('role-not-allowed', `${aRole(role)} may not ${verb}. Nothing was changed; ask ${role === 'operator' ? 'a supervisor' : 'an operator'}.`, { role });

/** The alert that a command names; or the refusal when none of that id is known. */
export function named(book: AlertBook, id: string): { alert: Alert } | { decision: Decision } {
  const alert = book.get(id);
  if (alert !== undefined) return { alert };
  return {
    decision: refused(
      book.existed(id)
        ? problem('already-cleared', 'It was over long ago. Nothing was changed; the journal has it.')
        : problem('unknown-alert', `There is no alert ${id} in this watch.`),
    ),
  };
}

/** Judges an act upon one alert: who, which revision, then the alert's own state. */
export function decideAct<C extends { alertId: string; revision?: number | undefined; key?: string | undefined }>(act: Act<C>, book: AlertBook, command: C, actor: Actor, at: Time): Decision {
  const found = named(book, command.alertId);
  if ('decision' in found) return found.decision;
  const { alert } = found;
  if (actor.kind !== 'person') return refused(problem('role-not-allowed', 'Only a person does that to an alert.'), alert);
  const asked: Asked = { book, by: actor, at };
  if (!act.allows(actor.role, alert)) return refused(roleNotAllowed(actor.role, act.verb), alert);
  const late = act.tooLate?.(alert, asked) ?? null;
  if (late !== null) return refused(late, alert);
  if (alert.state === 'norm') return refused(wasOver(alert), alert);
  if (act.again?.(alert, asked) === true) return { outcome: 'answered', answer: { ok: true, seq: 0, alert } };
  if (command.revision !== undefined && command.revision !== alert.revision) return refused(stale(alert, command.revision), alert);
  const why = act.refuses(alert, command, asked);
  if (why !== null) return refused(why, alert);
  const moved = transition(alert, act.does(command, asked), at, actor);
  if (moved === null) throw new Error(`${act.verb}: alert ${alert.id} in state ${alert.state} was not refused, but no transition does it`);
  const settled = book.settle(moved);
  const drafts = [settled, ...book.following(settled, at)].map((each, i) => draftOf(each, actor, i === 0 ? (command.key ?? null) : null, at));
  return { outcome: 'commit', drafts, answer: (entries) => ({ ok: true, seq: entries[0]?.seq ?? 0, alert: settled.alert }) };
}

export const draftOf = ({ event, from, alert }: Transition, actor: Actor, key: string | null, at: Time): EntryDraft => ({
  at,
  observedAt: null,
  receivedAt: at,
  actor,
  key,
  body: { kind: 'alert', event, from, alert },
});

const wasOver = (alert: Alert): Problem => {
  const first = alert.acknowledged;
  const who = first === null ? {} : { by: first.by, at: new Date(first.at).toISOString() };
  return problem('already-cleared', `It was over at ${clockOf(alert.clearedAt ?? alert.changedAt)}. Nothing was changed.`, who);
};

const stale = (alert: Alert, seen: number): Problem =>
  problem('stale-revision', `It has changed since you saw it (you saw revision ${seen}, it is now ${alert.revision}). Look again, then decide.`, { revision: alert.revision });

/** A state as it is said in a refusal. */
export function stateInWords(alert: Alert): string {
  switch (alert.state) {
    case 'unack':
      return 'It is not acknowledged.';
    case 'sil':
      return 'It is silenced and not acknowledged.';
    case 'ack':
      return alert.acknowledged === null ? 'It is a caution that asks for nothing.' : `${alert.acknowledged.by} acknowledged it.`;
    case 'xfer':
      return `It is offered to ${alert.transfer?.to.name ?? 'another'}.`;
    case 'runack':
      return 'Its condition is gone.';
    case 'shelved':
      return `It is shelved by ${alert.overlay?.by ?? 'somebody'}.`;
    case 'suppressed':
      return `It is suppressed by rule ${alert.overlay?.rule ?? ''}.`;
    case 'oos':
      return 'It is out of service.';
    case 'norm':
      return 'It is over.';
  }
}

const MINUTE_MS = 60_000;

/** When a stretch that a person gave in minutes ends, on a whole millisecond. */
export const minutesFrom = (at: Time, minutes: number): Time => at + Math.round(minutes * MINUTE_MS);
export const minutesText = (ms: number): string => (ms % (60 * MINUTE_MS) === 0 ? `${ms / (60 * MINUTE_MS)} h` : `${ms / MINUTE_MS} min`);
