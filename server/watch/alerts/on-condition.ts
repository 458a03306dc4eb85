import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { afterSet, CALM } from './chatter.ts';
import { CALM_AFTER_MS, RENEWED_WITHIN_MS } from '../../../shared/words/alert-limits.ts';
import { calling, clearedUnseen, escalatesAt, isHigher, moved, noted, over, ownedBy, realertsAt, uncovered, type Change } from './standing.ts';
import type { AlertStimulus, Evidence, Transition } from './stimulus.ts';

/** What the rule's condition does to a standing alert; null when it changes nothing. */
export function onCondition(alert: Alert, stimulus: Extract<AlertStimulus, { kind: 'condition' }>, at: Time): Transition | null {
  switch (stimulus.value) {
    case 'true':
      return holds(alert, stimulus, at);
    case 'false':
      return goes(alert, at);
    case 'unknown':
      // It cannot be checked: it is marked, and nothing is lowered.
      return alert.condition === 'true' && alert.due.clearing === null ? moved(alert, 'unverifiable', at, { condition: 'unknown' }) : null;
  }
}

/** What the rule said last: a chattering condition's end is known here, though the alert still counts it as standing. */
export const lastTold = (alert: Alert): Alert['condition'] => (alert.due.clearing === null ? alert.condition : 'false');

/** Whether the condition's coming back continues this alert; if not, it is a new instance. */
export const canRenew = (alert: Alert, at: Time): boolean =>
  alert.state !== 'norm' && (alert.state !== 'runack' || (alert.clearedAt !== null && at - alert.clearedAt < RENEWED_WITHIN_MS));

function holds(alert: Alert, evidence: Evidence, at: Time): Transition | null {
  if (alert.due.clearing !== null) {
    // Back before it counted as gone: it chatters on.
    return noted(alert, 'chattering', { ...afterSet(alert, at), due: { ...alert.due, clearing: null, calm: at + CALM_AFTER_MS } });
  }
  if (alert.condition === 'true') return null;
  if (alert.condition === 'unknown') return moved(alert, 'verifiable', at, { condition: 'true' });
  if (!canRenew(alert, at)) return null;
  const chatter = afterSet(alert, at);
  const known: Change = { ...told(evidence), ...chatter, condition: 'true', clearedAt: null, since: evidence.since, repeats: alert.repeats + 1 };
  const again = renewed(alert, at);
  const calm = chatter.chattering ? at + CALM_AFTER_MS : null;
  // The third time within a minute, it is not sounded once more.
  const held = chatter.chattering && again.state === 'unack' ? 'chatter' : alert.held;
  return moved(alert, 'renewed', at, { ...known, held, ...again, due: { ...(again.due ?? alert.due), calm } });
}

const told = ({ position, figures, where }: Evidence): Change => ({ position, figures, where });

/** The state after the condition came back, by the state in which it had gone: cleared and unseen, held, or put away. */
function renewed(alert: Alert, at: Time): Change {
  switch (alert.state) {
    case 'runack':
    case 'ack':
      return calling(alert, at);
    case 'sil':
      return sounding(alert, at);
    case 'unack':
    case 'xfer':
      return { soundedAt: at };
    default:
      return {};
  }
}

/** Its sound begins again, and it has waited no less for that. */
export const sounding = (alert: Alert, at: Time): Change => ({ state: 'unack', silencedUntil: null, soundedAt: at, due: { ...alert.due, realert: realertsAt(alert, at) } });

function goes(alert: Alert, at: Time): Transition | null {
  if (alert.condition === 'false' || alert.due.clearing !== null) return null;
  if (alert.chattering) return noted(alert, 'chattering', { due: { ...alert.due, clearing: at + alert.offDelayMs } });
  return gone(alert, at);
}

/** The condition is gone for good, its off-delay included. */
export function gone(alert: Alert, at: Time): Transition {
  const settled: Alert = { ...alert, ...(alert.chattering ? CALM : {}), condition: 'false', clearedAt: at, due: { ...alert.due, clearing: null, calm: null } };
  return moved(alert, 'cleared', at, { ...changes(settled), ...ended(settled, at) });
}

const changes = ({ sets, chattering, offDelayMs, condition, clearedAt, due }: Alert): Change => ({ sets, chattering, offDelayMs, condition, clearedAt, due });

function ended(alert: Alert, at: Time): Change {
  if (alert.latched) return { notice: 'Its condition is gone. It stays until two qualified people release it.' };
  switch (alert.state) {
    case 'ack':
      return over();
    case 'unack':
    case 'sil':
      return clearedUnseen(alert, at);
    case 'xfer': {
      if (alert.priority === 'caution') return over();
      const to = alert.transfer?.to;
      if (to === undefined) return clearedUnseen(alert, at);
      // It is theirs to have seen.
      const owner = to.kind === 'desk' ? ownedBy(to.name, true, at) : ({ kind: 'centre', name: to.name, since: at, onScreen: false } as const);
      return { ...clearedUnseen(alert, at), owner };
    }
    default:
      return {};
  }
}

/** New evidence of danger: priority may rise, never fall, and it asks anew. */
export function onWorse(alert: Alert, stimulus: Extract<AlertStimulus, { kind: 'worse' }>, at: Time): Transition | null {
  if (alert.state === 'runack') return null;
  const rises = isHigher(stimulus.priority, alert.priority);
  const priority = rises ? stimulus.priority : alert.priority;
  const known: Change = { ...told(stimulus), what: stimulus.what, todo: stimulus.todo, priority, repeats: alert.repeats + 1 };
  const worse: Alert = { ...alert, ...known };
  switch (alert.state) {
    case 'ack':
      // A caution that stays one asks for nobody, now as before.
      return priority === 'caution' ? moved(alert, 'worsened', at, known) : moved(alert, 'worsened', at, { ...known, ...calling(worse, at) });
    case 'unack':
    case 'sil': {
      const escalation = rises ? earlier(alert.due.escalation, escalatesAt(worse, at)) : alert.due.escalation;
      const again = sounding(worse, at);
      return moved(alert, 'worsened', at, { ...known, ...again, held: null, due: { ...alert.due, ...again.due, escalation } });
    }
    case 'shelved':
      return moved(alert, 'worsened', at, { ...known, ...uncovered(worse, at) });
    case 'suppressed':
    case 'oos':
      return moved(alert, 'worsened', at, { ...known, overlay: rises && alert.overlay ? { ...alert.overlay, under: 'unack' } : alert.overlay });
    default:
      return moved(alert, 'worsened', at, { ...known, soundedAt: at });
  }
}

const earlier = (a: Time | null, b: Time | null): Time | null => (a === null ? b : b === null ? a : Math.min(a, b));
