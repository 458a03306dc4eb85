import type { Alert } from '../../shared/words/alert.ts';
import type { ComponentChildren } from 'preact';
import type { Command } from '../../shared/wire/command.ts';
import { act, acting, type ActHead } from '../state/acting.ts';
import { cardPart } from '../state/current-alert.ts';
import { sendCommand } from '../stream/link.ts';

interface Props {
  alert: Alert;
  label: string;
  /** What the button says. */
  send: string;
  /** The command, or the reason why there is none yet. */
  make: () => ((head: ActHead) => Command) | string;
  /** Where the reason is told. */
  amiss: (words: string | null) => void;
  children: ComponentChildren;
}

/** A small form inside a card: sends one command and folds away when it was taken. */
export function AlertForm({ alert, label, send, make, amiss, children }: Props) {
  const pending = acting.value.get(alert.id)?.state === 'pending';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const made = make();
    amiss(typeof made === 'string' ? made : null);
    if (typeof made === 'string') return;
    const answer = await act(alert, made, sendCommand);
    if (answer?.ok === true && cardPart.value?.alertId === alert.id) cardPart.value = null;
  };
  return (
    <form class="alert-form" aria-label={`${label}: ${alert.what}, ${alert.who}`} noValidate onSubmit={(e) => void submit(e)}>
      {children}
      <div class="actions">
        <button type="submit" class="send" disabled={pending}>
          {send}
        </button>
        <button type="button" onClick={() => void (cardPart.value = null)}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** Takes the focus once, when it appears. */
export function focusOnce(element: HTMLElement | null): void {
  if (!element || element.dataset.met) return;
  element.dataset.met = 'yes';
  element.focus();
}
