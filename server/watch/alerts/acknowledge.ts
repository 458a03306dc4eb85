import type { Alert } from '../../../shared/words/alert.ts';
import { problem, type Problem } from '../../../shared/words/problem.ts';
import type { Actor } from '../../../shared/words/role.ts';
import { isQualified } from '../../../shared/words/role.ts';

const clockOf = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

/**
 * Why this actor may not acknowledge this alert now; null when they may. `revision` is the one that they saw, if
 * they say so. Role gates as in requirement R20; a race that was lost names who was first.
 */
export function mayAcknowledge(alert: Alert, revision: number | undefined, actor: Actor): Problem | null {
  if (actor.kind !== 'person') return problem('role-not-allowed', 'Only a person acknowledges an alert.');
  const allowed = isQualified(actor.role) || (actor.role === 'trainee' && alert.priority === 'caution');
  if (!allowed) {
    return problem('role-not-allowed', `A ${actor.role} may not acknowledge ${alert.priority === 'caution' ? 'alerts' : 'this alert'}. Nothing was changed; ask an operator.`, {
      role: actor.role,
    });
  }
  if (alert.category === 'C') return problem('not-acknowledgeable', 'This alert belongs to another centre, which acknowledges it. Nothing was changed.');
  const first = alert.acknowledged;
  if (first !== null && (alert.state !== 'norm' || closedByHand(alert))) {
    return problem('already-acknowledged', `${first.by} acknowledged it at ${clockOf(first.at)}. Nothing was changed.`, { by: first.by, at: new Date(first.at).toISOString() });
  }
  if (alert.state === 'norm') {
    const who = first === null ? {} : { by: first.by, at: new Date(first.at).toISOString() };
    return problem('already-cleared', `It was over at ${clockOf(alert.clearedAt ?? alert.changedAt)}. Nothing was changed.`, who);
  }
  if (revision !== undefined && revision !== alert.revision) {
    return problem('stale-revision', `It has changed since you saw it (you saw revision ${revision}, it is now ${alert.revision}). Look again, then acknowledge.`, {
      revision: alert.revision,
    });
  }
  return null;
}

/** Cleared first and acknowledged then: the acknowledgement was its end. */
const closedByHand = (alert: Alert): boolean =>
  alert.acknowledged !== null && alert.clearedAt !== null && alert.acknowledged.at >= alert.clearedAt;
