import type { Alert } from '../../shared/words/alert.ts';
import { conditionsOf } from './alert-conditions.ts';
import { compareAlerts, WORST_FIRST } from './alert-order.ts';
import { STATE_TEXT } from './alert-words.ts';

export type AlertColumn = 'worst' | 'priority' | 'what' | 'who' | 'since' | 'owner' | 'further';

export interface AlertTableOrder {
  /** `worst`: as the rail has them. */
  readonly by: AlertColumn;
  readonly descending: boolean;
}

/** Whether a row is meant by the filter text: every word of it must occur somewhere, also in what joined. */
export function alertMatches(alert: Alert, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const joined = alert.joined.map(({ what, rule }) => `${what} ${rule}`).join(' ');
  const text = `${alert.priority} ${STATE_TEXT[alert.state]} ${alert.what} ${alert.who} ${alert.where} ${alert.rule} ${alert.zone?.name ?? ''} ${alert.owner?.name ?? ''} ${joined}`.toUpperCase();
  return words.every((word) => text.includes(word));
}

/** The rows in their order; the rail's own order ends every tie. */
export function sortAlerts(alerts: readonly Alert[], { by, descending }: AlertTableOrder, name: string | null): Alert[] {
  const sign = descending ? -1 : 1;
  return [...alerts].sort((a, b) => sign * (by === 'worst' ? compareAlerts(a, b, name) : compareBy(a, b, by)) || compareAlerts(a, b, name));
}

function compareBy(a: Alert, b: Alert, by: Exclude<AlertColumn, 'worst'>): number {
  switch (by) {
    case 'priority':
      return WORST_FIRST.indexOf(a.priority) - WORST_FIRST.indexOf(b.priority);
    case 'since':
      return a.since - b.since;
    case 'further':
      return conditionsOf(b).length - conditionsOf(a).length;
    case 'owner':
      return compareText(a.owner?.name ?? '', b.owner?.name ?? '');
    default:
      return compareText(a[by], b[by]);
  }
}

const { compare: compareText } = new Intl.Collator('en-GB', { numeric: true });
