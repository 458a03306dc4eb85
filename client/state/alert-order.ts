import type { Alert, AlertPriority, AlertState } from '../../shared/words/alert.ts';
import { isOfferedTo } from './alert-acts.ts';
import { nextApproach } from './approach.ts';

export const WORST_FIRST: readonly AlertPriority[] = ['emergency', 'alarm', 'warning', 'caution'];

/** How a card stands: what wants a person, what went before one saw it, what somebody has. */
export type AlertStanding = 'unacknowledged' | 'cleared-unseen' | 'acknowledged';

export function standingOf(state: AlertState): AlertStanding | null {
  if (state === 'unack' || state === 'sil') return 'unacknowledged';
  if (state === 'runack') return 'cleared-unseen';
  if (state === 'ack' || state === 'xfer') return 'acknowledged';
  return null;
}

/** The same for one person: what is offered to them waits for them, as if it were unacknowledged (REQUIREMENTS 3.6). */
export const standingFor = (alert: Alert, name: string | null): AlertStanding | null => (isOfferedTo(alert, name) ? 'unacknowledged' : standingOf(alert.state));

const GROUP: Readonly<Record<AlertStanding, number>> = { unacknowledged: 0, 'cleared-unseen': 1, acknowledged: 2 };

/** Its place in the list order of IEC 62923 (REQUIREMENTS 3.2): a caution is always last. */
function groupOf(alert: Alert, name: string | null): number {
  const standing = standingFor(alert, name);
  if (alert.priority === 'caution') return 12 + (standing === null ? 3 : GROUP[standing]);
  return (standing === null ? 3 : GROUP[standing]) * 3 + WORST_FIRST.indexOf(alert.priority);
}

/**
 * Worst first. Within a group what is still to come, the nearest first: two ships that will meet in minutes wait for nobody, and
 * would else stand below every entry into a zone that is older; once they have passed (`now`, watch time) they stand as others do. Then the one that has waited longest. The id ends every tie, so that
 * the list is steady.
 */
export function compareAlerts(a: Alert, b: Alert, name: string | null = null, now = 0): number {
  return groupOf(a, name) - groupOf(b, name) || soonest(a, b, now) || a.since - b.since || a.raisedAt - b.raisedAt || Number(a.id.slice(1)) - Number(b.id.slice(1));
}

function soonest(a: Alert, b: Alert, now: number): number {
  const [one, other] = [nextApproach(a, now), nextApproach(b, now)];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one - other;
}

/** The alerts that a card is shown for, in order, as one person has them. */
export const listed = (alerts: Iterable<Alert>, name: string | null = null, now = 0): Alert[] =>
  [...alerts].filter((a) => standingOf(a.state) !== null).sort((a, b) => compareAlerts(a, b, name, now));

/** What is put aside: shelved, suppressed or out of service; what comes back first is first. */
export const putAside = (alerts: Iterable<Alert>): Alert[] =>
  [...alerts].filter((a) => a.overlay !== null && (a.state === 'shelved' || a.state === 'suppressed' || a.state === 'oos')).sort((a, b) => (a.overlay?.until ?? Infinity) - (b.overlay?.until ?? Infinity) || compareAlerts(a, b));

/**
 * The order in which cards are laid out. While a person's hand is on the list (`held`) nothing there moves: what is
 * shown keeps its place, also a card whose alert has ended, and what is new comes below. The next button is then
 * never pushed under a finger that was meant for another.
 */
export function arrange(shown: readonly string[], alerts: readonly Alert[], held: boolean, kept: string | null): string[] {
  const now = alerts.map((a) => a.id);
  if (held) return [...shown, ...now.filter((id) => !shown.includes(id))];
  if (kept === null || now.includes(kept)) return now;
  // The card that has the focus ended: it stays where it was until the focus goes.
  const at = Math.min(shown.indexOf(kept), now.length);
  return at < 0 ? now : [...now.slice(0, at), kept, ...now.slice(at)];
}

export interface AlertCount {
  readonly priority: AlertPriority;
  readonly unacknowledged: number;
  readonly all: number;
}

export function countAlerts(alerts: readonly Alert[], name: string | null = null): AlertCount[] {
  return WORST_FIRST.map((priority) => {
    const of = alerts.filter((a) => a.priority === priority);
    return { priority, unacknowledged: of.filter((a) => standingFor(a, name) !== 'acknowledged').length, all: of.length };
  });
}
