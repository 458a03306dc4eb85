import type { Alert, AlertPriority } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { CALM } from './chatter.ts';
import { gone, sounding } from './on-condition.ts';
import { calling, clockOf, escalatesAt, moved, noted, over, realertsAt, uncovered, widened, type Change } from './standing.ts';
import type { Transition } from './stimulus.ts';

type DueKind = 'transfer' | 'silence' | 'overlay' | 'clearing' | 'escalation' | 'realert' | 'realarm' | 'close' | 'calm';

/** Of deadlines at the same instant this is the order. */
const ORDER: readonly (readonly [DueKind, (alert: Alert) => Time | null])[] = [
  ['transfer', ({ transfer }) => transfer?.until ?? null],
  ['silence', ({ silencedUntil }) => silencedUntil],
  ['overlay', ({ overlay }) => overlay?.until ?? null],
  ['clearing', ({ due }) => due.clearing],
  ['escalation', ({ due }) => due.escalation],
  ['realert', ({ due }) => due.realert],
  ['realarm', ({ due }) => due.realarm],
  ['close', ({ due }) => due.close],
  ['calm', ({ due }) => due.calm],
];

/** The earliest of an alert's deadlines; null when nothing would happen to it by itself. */
export function nextDue(alert: Alert): { readonly kind: DueKind; readonly at: Time } | null {
  let next: { kind: DueKind; at: Time } | null = null;
  for (const [kind, of] of ORDER) {
    const at = of(alert);
    if (at !== null && (next === null || at < next.at)) next = { kind, at };
  }
  return next;
}

/** The earliest of its deadlines has come; null when it has none. */
export function onDue(alert: Alert, at: Time): Transition | null {
  switch (nextDue(alert)?.kind) {
    case undefined:
      return null;
    case 'transfer':
      return moved(alert, 'transfer-lapsed', at, { ...calling(alert, at), notice: `${alert.transfer?.to.name ?? 'Nobody'} did not answer: the transfer was not accepted.` });
    case 'silence':
      return moved(alert, 'unsilenced', at, sounding(alert, at));
    case 'overlay':
      return moved(alert, uncoveredBy(alert), at, uncovered(alert, at));
    case 'clearing':
      return gone(alert, at);
    case 'escalation':
      return moved(alert, 'escalated', at, escalated(alert, at));
    case 'realert':
      return noted(alert, 're-alerted', { soundedAt: at, repeats: alert.repeats + 1, due: { ...alert.due, realert: realertsAt(alert, at) } });
    case 'realarm':
      return moved(alert, 're-alarmed', at, { ...calling(alert, at), notice: nothingDone(alert) });
    case 'close':
      return moved(alert, 'closed', at, over());
    case 'calm':
      return noted(alert, 'calmed', { ...CALM, held: alert.held === 'chatter' ? null : alert.held, soundedAt: alert.held === 'chatter' ? at : alert.soundedAt, due: { ...alert.due, calm: null } });
  }
}

/** How the end of an overlay is called. */
export function uncoveredBy({ state }: Alert): 'unshelved' | 'unsuppressed' | 'in-service' {
  if (state === 'shelved') return 'unshelved';
  return state === 'suppressed' ? 'unsuppressed' : 'in-service';
}

/** Nobody has answered: a warning becomes an alarm, anything above calls more people. Silence does not help against it. */
function escalated(alert: Alert, at: Time): Change {
  const priority: AlertPriority = alert.priority === 'warning' ? 'alarm' : alert.priority;
  const audience = alert.priority === 'warning' ? alert.audience : (widened(alert.audience) ?? alert.audience);
  const risen: Alert = { ...alert, priority, audience };
  return {
    state: 'unack',
    priority,
    audience,
    escalation: alert.escalation + 1,
    silencedUntil: null,
    soundedAt: at,
    held: null,
    due: { ...alert.due, escalation: escalatesAt(risen, at), realert: null },
    notice: alert.priority === 'warning' ? 'Nobody acknowledged the warning in time: it is an alarm now.' : `Nobody acknowledged it in time: it calls ${audience === 'everyone' ? 'every desk' : 'the supervisor'} now.`,
  };
}

function nothingDone({ acknowledged, action, owner }: Alert): string {
  if (action !== null) return `Nothing was logged as done since ${clockOf(action.at)}.`;
  return acknowledged === null ? 'Taken on, and nothing was logged as done.' : `${owner?.name ?? acknowledged.by} took it on at ${clockOf(owner?.since ?? acknowledged.at)}, and nothing was logged as done.`;
}
