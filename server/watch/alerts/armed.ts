import type { Alert } from '../../../shared/words/alert.ts';
import { CLOSE_AFTER_MS, REALARM_MS } from '../../../shared/words/alert-limits.ts';
import { escalatesAt, realertsAt } from './standing.ts';

/**
 * An alert of a journal from before alerts had timers gets those of its state, told from its last change: nothing that
 * was open then stands for ever. Any other alert comes back as it is.
 */
export function armed(alert: Alert): Alert {
  const { changedAt: at, due } = alert;
  if (alert.callingSince !== null || alert.priority === 'caution') return alert;
  switch (alert.state) {
    case 'unack':
      return { ...alert, callingSince: at, soundedAt: at, due: { ...due, escalation: escalatesAt(alert, at), realert: realertsAt(alert, at) } };
    case 'runack':
      return { ...alert, callingSince: at, due: { ...due, close: alert.priority === 'warning' && !alert.life ? at + CLOSE_AFTER_MS : null } };
    case 'ack': {
      const wait = REALARM_MS[alert.priority];
      return due.realarm !== null || wait === null || alert.owner !== null ? alert : { ...alert, due: { ...due, realarm: at + wait } };
    }
    default:
      return alert;
  }
}
