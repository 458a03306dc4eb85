import { AUDIENCE_WIDENS_MS, WARNING_ESCALATES_MS } from '../../shared/words/alert-limits.ts';
import type { Alert } from '../../shared/words/alert.ts';

export interface EscalationAhead {
  readonly at: number;
  /** From when the bar is full until it is empty. */
  readonly spanMs: number;
  /** What happens then. */
  readonly to: string;
}

/** What happens to an alert that nobody acknowledges, and when; null when nothing does. */
export function escalationAhead(alert: Alert): EscalationAhead | null {
  const at = alert.due.escalation;
  if (at === null || (alert.state !== 'unack' && alert.state !== 'sil')) return null;
  if (alert.priority === 'warning') return { at, spanMs: WARNING_ESCALATES_MS, to: 'becomes an alarm' };
  return { at, spanMs: AUDIENCE_WIDENS_MS, to: alert.audience === 'team' ? 'calls the supervisor' : 'calls every desk' };
}

/** What is left of it, 1 to 0. */
export const leftOf = ({ at, spanMs }: EscalationAhead, now: number): number => Math.min(1, Math.max(0, (at - now) / spanMs));
