import { batch, signal } from '@preact/signals';
import { postSettings } from '../../stream/settings.ts';
import { newCommandKey } from '../command-key.ts';
import { tell } from '../notices.ts';
import { live } from '../watch.ts';
import { discardDraft } from './editing.ts';
import type { Draft } from './draft.ts';
import { changedParts, stopTrial } from './trial.ts';

/** Why the settings are changed; it goes into the log. */
export const saveNote = signal('');
export const saving = signal<{ state: 'sending' } | { state: 'refused'; words: string } | null>(null);
/** A try that got no answer is sent again under the same key, so that it can only be done once. */
let unanswered: { key: string; what: string } | null = null;

/** Saves a draft for everyone; refused, it stays. */
export async function save(draft: Draft): Promise<void> {
  if (saving.value?.state === 'sending') return;
  const note = saveNote.value.trim();
  if (note === '') {
    saving.value = { state: 'refused', words: 'Say why: it is kept in the log.' };
    return;
  }
  const body = { revision: draft.base.revision, ...changedParts(draft), note };
  const what = JSON.stringify(body);
  if (unanswered?.what !== what) unanswered = { key: newCommandKey(), what };
  saving.value = { state: 'sending' };
  const asked = await postSettings({ key: unanswered.key, ...body });
  if (!asked.ok && !asked.answered) {
    saving.value = { state: 'refused', words: 'No answer came. It may not have been saved; your draft is kept. Save again when the link is back.' };
    return;
  }
  unanswered = null;
  if (!asked.ok) {
    saving.value = { state: 'refused', words: asked.words };
    return;
  }
  batch(() => {
    // Their entry may still be on its way.
    if (asked.answer.revision > (live.settings.value?.revision ?? -1)) live.settings.value = asked.answer;
    saving.value = null;
    saveNote.value = '';
    discardDraft();
    stopTrial();
  });
  tell('Saved. These zones and rules are in force on every screen.');
}
