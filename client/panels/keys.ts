import { closeOne, helpOpen, openReport, searchAsked, tableOpen, toggle } from '../state/open-panels.ts';
import { nextPalette, railOpen, singleKeys } from '../state/layout.ts';
import { chart } from '../state/selection.ts';

export interface Key {
  readonly key: string;
  readonly does: string;
  run(): void;
}

/** Every single-letter key. They act only where no text is being typed, and can be turned off. */
export const KEYS: readonly Key[] = [
  { key: '/', does: 'Search', run: () => void searchAsked.value++ },
  { key: 'a', does: 'Go to the first alert', run: focusFirstAlert },
  { key: 'r', does: 'Report a sighting', run: openReport },
  { key: 't', does: 'Table of vessels', run: () => void (tableOpen.value = !tableOpen.value) },
  { key: 'l', does: 'Layers and classes', run: () => toggle('layers') },
  { key: 'h', does: 'Whole strait', run: () => chart.value?.home() },
  { key: 'p', does: 'Next palette: day, dusk, night', run: nextPalette },
  { key: '?', does: 'This list', run: () => void (helpOpen.value = !helpOpen.value) },
];

function focusFirstAlert(): void {
  const focus = () => document.querySelector<HTMLElement>('[data-alert-id] button')?.focus();
  if (railOpen.value) focus();
  else {
    railOpen.value = true;
    // The rail has to be laid out first.
    requestAnimationFrame(focus);
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

/** Listens until the function that comes back is called. */
export function listenToKeys(): () => void {
  const down = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      closeOne();
      return;
    }
    if (!singleKeys.value || isTyping(event.target)) return;
    const key = KEYS.find((k) => k.key === event.key.toLowerCase());
    if (!key) return;
    event.preventDefault();
    key.run();
  };
  addEventListener('keydown', down);
  return () => removeEventListener('keydown', down);
}
