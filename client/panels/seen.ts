import { newCommandKey } from '../state/command-key.ts';
import { alertsById, isPast, me } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';

/** A card counts as seen when most of it was in sight for so long. */
const LOOK_MS = 1_500;
const MOSTLY = 0.6;

/** Told once by this page; the server keeps each name once in any case. */
const told = new Set<string>();

async function tellSeen(id: string): Promise<void> {
  const who = me.value;
  const alert = alertsById.value.get(id);
  // A viewer's screen may hang on a wall: nobody need be before it. That a trainer looked is nobody's answer.
  if (isPast.value || !who || who.role === 'viewer' || who.role === 'trainer' || !alert || told.has(id) || document.visibilityState !== 'visible' || alert.seenBy.some((s) => s.by === who.name)) return;
  told.add(id);
  const sent = await sendCommand({ kind: 'alert.seen', alertId: id, key: newCommandKey() });
  if (sent.kind === 'no-link') told.delete(id);
}

/** Tells the server which cards in this list were shown to the person here. */
export function watchSeen(list: HTMLElement): () => void {
  const looks = new Map<Element, ReturnType<typeof setTimeout>>();
  const sight = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        clearTimeout(looks.get(target));
        looks.delete(target);
        const id = target instanceof HTMLElement ? target.dataset.alertId : undefined;
        if (isIntersecting && id !== undefined) looks.set(target, setTimeout(() => void tellSeen(id), LOOK_MS));
      }
    },
    { root: list, threshold: MOSTLY },
  );
  const follow = () => {
    for (const card of list.querySelectorAll('[data-alert-id]')) sight.observe(card);
    for (const card of looks.keys()) if (!card.isConnected) sight.unobserve(card);
  };
  const cards = new MutationObserver(follow);
  cards.observe(list, { childList: true, subtree: true });
  follow();
  return () => {
    cards.disconnect();
    sight.disconnect();
    for (const timer of looks.values()) clearTimeout(timer);
  };
}
