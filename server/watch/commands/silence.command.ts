import { problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import { isQualified, type Actor } from '../../../shared/words/role.ts';
import type { Alert } from '../../../shared/words/alert.ts';
import type { AlertBook } from '../alerts/book.ts';
import { transition } from '../alerts/transition.ts';
import type { Decision } from '../contract.ts';
import { draftOf, named, notPossible, refused, roleNotAllowed, stateInWords, type CommandOf } from './act.ts';

/**
 * The sound of one alert stops for 30 s, or of all at once (MSC.302(87) 9.10): one act, one answer, an entry each. It goes
 * on flashing, and nothing of its timers stops.
 */
export function decideSilence(book: AlertBook, command: CommandOf<'alert.silence'>, actor: Actor, at: Time): Decision {
  let alerts: Alert[];
  if (command.alertId === undefined) {
    alerts = book.standing().filter(({ state, priority, held, category }) => state === 'unack' && priority !== 'caution' && held === null && category !== 'C');
  } else {
    const found = named(book, command.alertId);
    if ('decision' in found) return found.decision;
    alerts = [found.alert];
  }
  const only = command.alertId === undefined ? undefined : alerts[0];
  if (actor.kind !== 'person') return refused(problem('role-not-allowed', 'Only a person silences an alert.'), only);
  if (!isQualified(actor.role)) return refused(roleNotAllowed(actor.role, 'silence alerts'), only);
  if (only?.state === 'norm') return refused(problem('already-cleared', 'It is over, and silent. Nothing was changed.'), only);
  if (only && command.revision !== undefined && command.revision !== only.revision) {
    return refused(problem('stale-revision', `It has changed since you saw it (you saw revision ${command.revision}, it is now ${only.revision}). Look again.`, { revision: only.revision }), only);
  }
  const silenced = alerts.flatMap((alert) => {
    const moved = transition(alert, { kind: 'silence' }, at, actor);
    return moved === null ? [] : [book.settle(moved)];
  });
  if (silenced.length === 0) return refused(notPossible(only ? `${stateInWords(only)} It makes no sound that could be silenced.` : 'Nothing sounds.'), only);
  return {
    outcome: 'commit',
    drafts: silenced.map((moved) => draftOf(moved, actor, command.key ?? null, at)),
    answer: (entries) => ({ ok: true, seq: entries[0]?.seq ?? 0, alerts: silenced.map(({ alert }) => alert) }),
  };
}
