import type { Alert, AlertAudience, AlertDue, AlertEvent, AlertOverlay, AlertOwner, AlertPriority, AlertState } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { AUDIENCE_WIDENS_MS, CLOSE_AFTER_MS, REALARM_MS, REALERT_MS, WARNING_ESCALATES_MS } from '../../../shared/words/alert-limits.ts';
import type { Transition } from './stimulus.ts';

export type Change = Partial<Alert>;

const NO_DUE: AlertDue = { escalation: null, realert: null, realarm: null, close: null, clearing: null, calm: null };

/** A transition: one revision on. What was said of how it came to wait stays as long as it waits for that. */
export function moved(alert: Alert, event: AlertEvent, at: Time, change: Change): Transition {
  return { event, from: alert.state, alert: { ...alert, notice: noticeAfter(alert, event, change), joinedNow: null, ...change, revision: alert.revision + 1, changedAt: at } };
}

/** Nobody has answered by these. */
const ANSWERS_NOTHING: ReadonlySet<AlertEvent> = new Set<AlertEvent>(['silenced', 'unsilenced', 'unverifiable', 'verifiable', 'joined', 'joined-changed', 'worsened', 'release-proposed']);

/** Why an alert calls (it escalated, its owner is away, nothing was done) is not settled by a silence, nor by more of the same vessel. */
function noticeAfter(alert: Alert, event: AlertEvent, { state = alert.state, condition = alert.condition }: Change): Alert['notice'] {
  const comesBack = alert.condition === 'false' && condition === 'true';
  return ANSWERS_NOTHING.has(event) && waiting(state) === waiting(alert.state) && !comesBack ? alert.notice : null;
}

/** Silenced, it waits as it did. */
const waiting = (state: AlertState): AlertState => (state === 'sil' ? 'unack' : state);

/** What happens without making what a person saw out of date: it leaves the revision, so that nobody's command turns stale. */
export const noted = (alert: Alert, event: AlertEvent, change: Change): Transition => ({ event, from: alert.state, alert: { ...alert, joinedNow: null, ...change } });

/** Another's alert asks for nobody here. */
const asksHere = (alert: Alert): boolean => alert.category !== 'C';

/** When priority or audience rises next, told from `at`; null when neither can. */
export function escalatesAt(alert: Pick<Alert, 'priority' | 'audience' | 'category'>, at: Time): Time | null {
  if (alert.category === 'C' || alert.priority === 'caution') return null;
  if (alert.priority === 'warning') return at + WARNING_ESCALATES_MS;
  return widened(alert.audience) === null ? null : at + AUDIENCE_WIDENS_MS;
}

const WIDENED: Readonly<Record<AlertAudience, AlertAudience | null>> = { elsewhere: null, team: 'supervisor', supervisor: 'everyone', everyone: null };

/** The next wider audience. */
export const widened = (audience: AlertAudience): AlertAudience | null => WIDENED[audience];

const MOST_PRESSING: readonly AlertPriority[] = ['emergency', 'alarm', 'warning', 'caution'];

export const isHigher = (a: AlertPriority, b: AlertPriority): boolean => MOST_PRESSING.indexOf(a) < MOST_PRESSING.indexOf(b);

/** It asks for a person from now on: unacknowledged, sounding, with its timers begun. A caution asks for nobody and only stands. */
export function calling(alert: Alert, at: Time): Change {
  const fresh: Change = { acknowledged: null, silencedUntil: null, transfer: null, overlay: null, release: null, action: null };
  if (alert.priority === 'caution') return { ...fresh, state: 'ack', callingSince: null, due: running(alert, {}) };
  return {
    ...fresh,
    state: 'unack',
    callingSince: at,
    soundedAt: at,
    due: running(alert, { escalation: escalatesAt(alert, at), realert: realertsAt(alert, at) }),
  };
}

/** When an unacknowledged warning sounds again; the others sound without a break. */
export const realertsAt = (alert: Alert, at: Time): Time | null => (alert.priority === 'warning' && asksHere(alert) ? at + REALERT_MS : null);

/** Somebody has it from now on. */
export function inHand(alert: Alert, at: Time): Change {
  const wait = REALARM_MS[alert.priority];
  return {
    state: 'ack',
    callingSince: null,
    silencedUntil: null,
    transfer: null,
    overlay: null,
    held: null,
    action: null,
    due: running(alert, { realarm: wait === null ? null : at + wait }),
  };
}

/** The condition went before anyone had acknowledged. */
export function clearedUnseen(alert: Alert, at: Time): Change {
  const closes = alert.priority === 'warning' && !alert.life;
  return { state: 'runack', callingSince: alert.callingSince ?? at, silencedUntil: null, transfer: null, overlay: null, held: null, due: running(alert, { close: closes ? at + CLOSE_AFTER_MS : null }) };
}

/** It is over. */
export function over(): Change {
  return { state: 'norm', callingSince: null, silencedUntil: null, transfer: null, overlay: null, held: null, due: NO_DUE };
}

/** Put away: its own timers stand still until it comes back; its condition is followed. */
export function covered(alert: Alert, overlay: AlertOverlay): Change {
  return { state: overlay.kind, overlay, callingSince: null, silencedUntil: null, transfer: null, held: null, due: running(alert, {}) };
}

/** What an overlay ends in: by the condition as it is then, and never lower than what it was put over (REQUIREMENTS 3.6). */
export function uncovered(alert: Alert, at: Time): Change {
  const overlay = alert.overlay;
  const acknowledged = overlay?.under === 'ack';
  if (alert.condition === 'false' && !alert.latched) {
    return acknowledged || alert.priority === 'caution' ? over() : clearedUnseen(alert, at);
  }
  return acknowledged && overlay.kind === 'suppressed' ? inHand(alert, at) : calling(alert, at);
}

/** Whether an overlay would hide something that somebody has acknowledged. */
export function underOf(alert: Alert): AlertOverlay['under'] {
  if (alert.overlay?.kind === 'suppressed') return alert.overlay.under;
  if (alert.overlay) return alert.condition === 'false' ? alert.overlay.under : 'unack';
  return alert.state === 'ack' ? 'ack' : 'unack';
}

/** Its deadlines: those of its state as given, those of its condition as they ran. */
export const running = (alert: Alert, due: Partial<AlertDue>): AlertDue => ({ ...NO_DUE, clearing: alert.due.clearing, calm: alert.due.calm, ...due });

export const ownedBy = (name: string, onScreen: boolean, at: Time): AlertOwner => ({ kind: 'person', name, since: at, onScreen });

export const clockOf = (at: Time): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;
