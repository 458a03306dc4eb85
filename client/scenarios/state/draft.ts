import { effect } from '@preact/signals';
import { z } from 'zod';
import { isReadOnly, kept, text } from './editing.ts';

/** What was written and not saved, kept in this browser: a closed page loses nothing. */
const Draft = z.object({ revision: z.number(), text: z.string(), at: z.number() });
export type Draft = z.infer<typeof Draft>;

const keyOf = (id: string): string => `varne.scenario.${id}`;

export function draftOf(id: string): Draft | null {
  try {
    return Draft.parse(JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Keeps what is not saved from now on, and asks before the page is left with it. */
export function guardDraft(): () => void {
  const end = effect(() => {
    const view = kept.value;
    if (view === null || isReadOnly.value) return;
    try {
      if (text.value === view.text) localStorage.removeItem(keyOf(view.id));
      else localStorage.setItem(keyOf(view.id), JSON.stringify({ revision: view.revision, text: text.value, at: Date.now() }));
    } catch {
      // A browser without storage still asks before the page is left.
    }
  });
  const leaving = (event: BeforeUnloadEvent) => {
    if (kept.value !== null && !isReadOnly.value && text.value !== kept.value.text) event.preventDefault();
  };
  addEventListener('beforeunload', leaving);
  return () => {
    end();
    removeEventListener('beforeunload', leaving);
  };
}
