import type { Acknowledgement, Alert, AlertEvent, AlertState, Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';

/** What can happen to a standing alert. */
export type AlertStimulus =
  | { readonly kind: 'condition'; readonly value: Condition; readonly since: Time; readonly position: Alert['position']; readonly figures: Alert['figures']; readonly where: string }
  | { readonly kind: 'acknowledge'; readonly note: string | null };

export interface Transition {
  readonly event: AlertEvent;
  readonly from: AlertState;
  readonly alert: Alert;
}

/** A cleared, unseen alert whose condition is back within this long is the same one (REQUIREMENTS 3.6, chatter). */
const RENEWED_WITHIN_MS = 5 * 60_000;

type ConditionStimulus = Extract<AlertStimulus, { kind: 'condition' }>;

/**
 * The life cycle of REQUIREMENTS 3.6 as a pure function: the alert after a stimulus, or null when it changes
 * nothing. Whether a person may do what they ask is `mayAcknowledge`'s to say, before this.
 */
export function transition(alert: Alert, stimulus: AlertStimulus, at: Time, actor: Actor): Transition | null {
  if (alert.state === 'norm') return null;
  switch (stimulus.kind) {
    case 'acknowledge':
      return acknowledged(alert, stimulus.note, at, actor);
    case 'condition':
      switch (stimulus.value) {
        case 'true':
          return conditionHolds(alert, stimulus, at);
        case 'false':
          return conditionGone(alert, at);
        case 'unknown':
          return alert.condition === 'true' ? moved(alert, 'unverifiable', at, { condition: 'unknown' }) : null;
      }
  }
}

function moved(alert: Alert, event: AlertEvent, at: Time, change: Partial<Alert>): Transition {
  return { event, from: alert.state, alert: { ...alert, ...change, revision: alert.revision + 1, changedAt: at } };
}

function conditionHolds(alert: Alert, s: ConditionStimulus, at: Time): Transition | null {
  if (alert.condition === 'true') return null;
  if (alert.condition === 'unknown') return moved(alert, 'verifiable', at, { condition: 'true' });
  if (!canRenew(alert, at)) return null;
  return moved(alert, 'renewed', at, {
    state: 'unack',
    condition: 'true',
    clearedAt: null,
    repeats: alert.repeats + 1,
    since: s.since,
    position: s.position,
    figures: s.figures,
    where: s.where,
  });
}

/** Whether the condition's coming back continues this alert; if not, it is a new instance. */
export const canRenew = (alert: Alert, at: Time): boolean =>
  alert.state === 'runack' && alert.clearedAt !== null && at - alert.clearedAt < RENEWED_WITHIN_MS;

function conditionGone(alert: Alert, at: Time): Transition | null {
  if (alert.condition === 'false') return null;
  if (alert.latched) return moved(alert, 'cleared', at, { condition: 'false', clearedAt: at });
  const state: AlertState = alert.state === 'ack' ? 'norm' : 'runack';
  return moved(alert, 'cleared', at, { state, condition: 'false', clearedAt: at });
}

function acknowledged(alert: Alert, note: string | null, at: Time, actor: Actor): Transition | null {
  if (actor.kind !== 'person') return null;
  const acknowledgement: Acknowledgement = { by: actor.name, role: actor.role, at, note, reactionMs: at - alert.raisedAt };
  const state: AlertState = alert.state === 'runack' ? 'norm' : 'ack';
  return moved(alert, 'acknowledged', at, { state, acknowledged: acknowledgement });
}
