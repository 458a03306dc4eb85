import { signal } from '@preact/signals';

/** The card that keys act upon: the last one shown, gone to by a key, or that had the focus. */
export const currentAlert = signal<string | null>(null);
/** The one before the last jump to the worst, to return to. */
export const alertBefore = signal<string | null>(null);

/** What can be unfolded in a card. */
export type CardPart = 'more' | 'note' | 'why' | 'transfer' | 'shelve' | 'suppress' | 'out-of-service' | 'release' | 'log' | 'refuse' | 'their-answer';

/** The one part that is unfolded, in one card: there is one place to type in at a time. */
export const cardPart = signal<{ alertId: string; part: CardPart } | null>(null);

export const openPart = (alertId: string): CardPart | null => (cardPart.value?.alertId === alertId ? cardPart.value.part : null);

/** The note that goes with the acknowledgement; of the card whose note is open. */
export const noteDraft = signal('');

export function togglePart(alertId: string, part: CardPart): void {
  noteDraft.value = '';
  cardPart.value = openPart(alertId) === part ? null : { alertId, part };
}
