import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { tell, tellAtOnce } from './notices.ts';

/** An alert that now wants a person. Read out at once; what sounds will sound from here. */
const raised = (alert: Alert): void => tellAtOnce(`${alert.priority}: ${alert.what}. ${alert.who}. ${alert.where}`);

/** Says aloud what entries bring, once each. */
export function announce(entries: readonly Entry[], myName: string | null): void {
  for (const { body } of entries) {
    if (body.kind !== 'alert') continue;
    const { alert, event } = body;
    if (event === 'raised' || event === 'renewed') {
      if (alert.state === 'unack') raised(alert);
    } else if (event === 'acknowledged' && alert.acknowledged && alert.acknowledged.by !== myName) {
      tell(`${alert.acknowledged.by} acknowledged: ${alert.what}, ${alert.who}`);
    } else if (event === 'cleared') tell(`Cleared: ${alert.what}, ${alert.who}`);
    else if (event === 'unverifiable') tell(`Cannot be checked now: ${alert.what}, ${alert.who}`);
  }
}
