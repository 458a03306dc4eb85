import type { Alert } from '../../shared/words/alert.ts';
import { acting } from '../state/acting.ts';
import { acknowledge } from '../state/acknowledging.ts';
import { cardPart, noteDraft, openPart } from '../state/current-alert.ts';
import { whyNotAcknowledge } from '../state/permission.ts';
import { shownAlert } from '../state/selection.ts';
import { me, phase } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';

/** Acknowledges as a press does: with the note that is being written, and only where this person may. */
export function acknowledgeNow(alert: Alert): void {
  const shown = shownAlert.value === alert.id;
  if (acting.value.get(alert.id)?.state === 'pending' || whyNotAcknowledge(alert, me.value?.role ?? null, phase.value, shown) !== null) return;
  void send(alert, openPart(alert.id) === 'note' ? noteDraft.value : '', shown);
}

async function send(alert: Alert, note: string, shown: boolean): Promise<void> {
  const answer = await acknowledge(alert, note, shown, sendCommand);
  // What was typed stays where it is until it was taken.
  if (answer?.ok === true && openPart(alert.id) === 'note') cardPart.value = null;
}
