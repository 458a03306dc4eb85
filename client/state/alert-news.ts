import type { Alert, AlertEvent } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { isOfferedTo } from './alert-acts.ts';
import { conditionsOf } from './alert-conditions.ts';
import { headlineOf, whatNow } from './headline.ts';
import { tell, tellAtOnce } from './notices.ts';

/** What each event is called when it is read out; absent: it is not. */
const NEWS: Partial<Record<AlertEvent, string>> = {
  cleared: 'Cleared',
  unverifiable: 'Cannot be checked now',
  escalated: 'Nobody has acknowledged',
  're-alarmed': 'Acknowledged, nothing done',
  worsened: 'Worse',
  refused: 'Transfer not accepted',
  'transfer-lapsed': 'Transfer not answered',
  accepted: 'Transfer accepted',
  'owner-absent': 'Its owner is away',
  shelved: 'Shelved',
  unshelved: 'Back from the shelf',
  suppressed: 'Suppressed',
  unsuppressed: 'No longer suppressed',
  'out-of-service': 'Out of service',
  'in-service': 'In service again',
  'release-proposed': 'Release proposed',
  released: 'Released',
  chattering: 'Chattering, sounds once',
};
/** What puts a person to work again. */
const CALLS: ReadonlySet<AlertEvent> = new Set(['escalated', 're-alarmed', 'worsened', 'refused', 'transfer-lapsed', 'owner-absent', 'unshelved', 'unsuppressed', 'in-service']);

/** Emergency and alarm break in; the rest waits its turn. */
const say = (alert: Alert, text: string): void => (alert.priority === 'emergency' || alert.priority === 'alarm' ? tellAtOnce : tell)(text);

/** Says aloud what entries bring, once each. */
export function announce(entries: readonly Entry[], myName: string | null): void {
  for (const { at, body } of entries) {
    if (body.kind !== 'alert') continue;
    const { alert, event } = body;
    const { what, who, where } = headlineOf(alert, at);
    const subject = `${what}, ${who}`;
    if (event === 'raised' || event === 'renewed') {
      if (alert.state === 'unack') say(alert, `${alert.priority}: ${what}. ${who}. ${where}`);
    } else if (event === 'acknowledged') {
      if (alert.acknowledged && alert.acknowledged.by !== myName) tell(`${alert.acknowledged.by} acknowledged: ${subject}`);
    } else if (event === 'transferred') {
      if (isOfferedTo(alert, myName)) tellAtOnce(`${alert.transfer?.by ?? 'Somebody'} offers you this ${alert.priority}: ${subject}. ${where}. Accept or refuse it.`);
    } else if (event === 'joined') {
      const news = conditionsOf(alert).find((part) => part.situation === alert.joinedNow);
      (alert.state === 'unack' ? say : (_: Alert, text: string) => tell(text))(alert, `Further condition: ${news === undefined ? what : whatNow(news, alert, at)}. ${alert.who}`);
    } else {
      const words = NEWS[event];
      if (words !== undefined) (CALLS.has(event) && alert.state === 'unack' ? say : (_: Alert, text: string) => tell(text))(alert, `${words}: ${subject}`);
    }
  }
}
