import type { Alert } from '../../shared/words/alert.ts';
import type { CommandAnswer } from '../../shared/wire/command.ts';
import { act, type Send } from './acting.ts';

/** Acknowledges the alert as this person sees it. `shown`: its object is on the chart before their eyes. */
export async function acknowledge(alert: Alert, note: string, shown: boolean, send: Send): Promise<CommandAnswer | null> {
  const words = note.trim();
  return act(alert, (head) => ({ kind: 'alert.acknowledge', ...head, ...(words === '' ? {} : { note: words }), ...(shown ? { shown } : {}) }), send);
}
