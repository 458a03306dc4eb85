import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { tell, tellAtOnce } from './notices.ts';

/** Who hears that an alert was raised or renewed: the live region here; sound joins by `onRaised`. */
const hearers = new Set<(alert: Alert) => void>([
  (alert) => tellAtOnce(`${alert.priority}: ${alert.what}. ${alert.who}. ${alert.where}`),
]);

/** Is called for each alert that now wants a person; the function that comes back ends it. */
export function onRaised(hear: (alert: Alert) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Says aloud what entries bring, once each. */
export function announce(entries: readonly Entry[], myName: string | null): void {
  for (const { body } of entries) {
    if (body.kind !== 'alert') continue;
    const { alert, event } = body;
    if (event === 'raised' || event === 'renewed') {
      if (alert.state === 'unack') for (const hear of hearers) hear(alert);
    } else if (event === 'acknowledged' && alert.acknowledged && alert.acknowledged.by !== myName) {
      tell(`${alert.acknowledged.by} acknowledged: ${alert.what}, ${alert.who}`);
    } else if (event === 'cleared') tell(`Cleared: ${alert.what}, ${alert.who}`);
    else if (event === 'unverifiable') tell(`Cannot be checked now: ${alert.what}, ${alert.who}`);
  }
}
