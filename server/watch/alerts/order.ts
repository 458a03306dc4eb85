import { AlertPriority, type Alert } from '../../../shared/words/alert.ts';

const PRIORITIES = AlertPriority.options;

/** Unacknowledged and standing, then unacknowledged and over, then in hand (REQUIREMENTS 3.2, list order), then put away. */
function attention(alert: Alert): number {
  if (alert.state === 'unack' || alert.state === 'sil') return 0;
  if (alert.state === 'runack') return 1;
  return alert.overlay === null ? 2 : 3;
}

/** Most pressing first; the oldest first among equals. Cautions are always last. */
export function mostPressing(a: Alert, b: Alert): number {
  const caution = Number(a.priority === 'caution') - Number(b.priority === 'caution');
  return (
    caution ||
    attention(a) - attention(b) ||
    PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
    a.since - b.since ||
    Number(a.id.slice(1)) - Number(b.id.slice(1))
  );
}
