import { signal } from '@preact/signals';
import type { CutBody, RecordingView } from '../../shared/wire/recordings.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Role } from '../../shared/words/role.ts';
import { cutStretch, recordingNow, removeRecording } from '../stream/recordings.ts';

/** The stretch that is being cut, or was cut last; null when none was. It goes on while its panel is closed. */
export const cutting = signal<RecordingView | null>(null);
/** Why the last one was not begun, in words. */
export const cutTrouble = signal('');

const AGAIN_MS = 500;

/** Whether this person may cut; the server decides. */
export const mayCut = (role: Role | null, inExercise: boolean): boolean => role === 'trainer' || (role === 'supervisor' && !inExercise);

/** What is cut unless somebody says otherwise: the loop as far as it is set, else what the strip shows; whole seconds, and never what is still to come. */
export function stretchMeant(loop: { readonly from: Time | null; readonly to: Time | null }, strip: { readonly from: Time; readonly to: Time }, bounds: { readonly from: Time; readonly to: Time }): { from: Time; to: Time } {
  const second = (at: Time): Time => Math.floor(Math.max(bounds.from, Math.min(bounds.to, at)) / 1000) * 1000;
  return { from: second(loop.from ?? strip.from), to: second(loop.to ?? strip.to) };
}

/** Begins, and follows it to its end. */
export async function cut(wish: CutBody): Promise<void> {
  cutTrouble.value = '';
  const begun = await cutStretch(wish);
  if (!begun.ok) {
    cutTrouble.value = begun.message;
    return;
  }
  cutting.value = begun.value;
  follow(begun.value.id);
}

function follow(id: string): void {
  setTimeout(() => {
    const ask = async (): Promise<void> => {
      if (cutting.peek()?.id !== id || cutting.peek()?.state !== 'making') return;
      const now = await recordingNow(id);
      if (cutting.peek()?.id !== id) return;
      // Without an answer it is asked again: the work goes on without this page.
      if (now.ok) cutting.value = now.value;
      follow(id);
    };
    void ask();
  }, AGAIN_MS);
}

/** Gives it up: nothing is left of it. */
export async function cancelCut(): Promise<void> {
  const view = cutting.peek();
  if (view === null) return;
  cutting.value = null;
  const gone = await removeRecording(view.id);
  if (!gone.ok) cutTrouble.value = gone.message;
}
