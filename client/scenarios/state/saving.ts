import { signal } from '@preact/signals';
import type { ScenarioView } from '../../../shared/wire/scenarios.ts';
import { clockText, dateText } from '../../state/time-text.ts';
import { makeScenario, saveScenario, scenarioOf, shelveScenario } from '../scenario-rest.ts';
import { draftOf } from './draft.ts';
import { isReadOnly, isUnsaved, kept, readNow, replaceText, said, script, takeUp, text } from './editing.ts';

/** Somebody else saved since this text was taken up: theirs, and how to go on. */
export const other = signal<ScenarioView | null>(null);
export const busy = signal(false);

const whenText = (at: number): string => `${dateText(at)} ${clockText(at)}`;

/** Loads one, and with it what was written here before and not saved. Null when it is there; else why not. */
export async function load(id: string): Promise<string | null> {
  const answer = await scenarioOf(id);
  if (!answer.ok) return answer.message;
  const view = answer.value;
  const draft = view.shipped ? null : draftOf(view.id);
  takeUp(view, draft?.text ?? view.text);
  if (draft === null || draft.text === view.text) return null;
  if (draft.revision === view.revision) said.value = `What was written here by ${whenText(draft.at)} and not saved was taken up again.`;
  else {
    other.value = view;
    said.value = `What was written here by ${whenText(draft.at)} was never saved, and ${view.savedBy ?? 'somebody'} saved another version since.`;
  }
  return null;
}

/** Saves what stands there. `over`: also when somebody saved since, on the revision that was shown. */
export async function save(over = false): Promise<boolean> {
  readNow();
  const view = kept.value;
  if (view === null || isReadOnly.value || busy.value) return false;
  if (!isUnsaved.value && !over) {
    said.value = 'There is nothing new to save.';
    return true;
  }
  busy.value = true;
  const sent = text.value;
  const answer = await saveScenario(view.id, { text: sent, revision: over ? (other.value?.revision ?? view.revision) : view.revision });
  busy.value = false;
  if (answer.ok) {
    other.value = null;
    takeUp(answer.value, text.value);
    said.value = `Saved as revision ${answer.value.revision}${script.value.faults.length === 0 ? '.' : ', as a draft: it has faults.'}`;
    return true;
  }
  said.value = answer.message;
  if (answer.problem?.name === 'stale-scenario') {
    const theirs = await scenarioOf(view.id);
    if (theirs.ok) other.value = theirs.value;
  }
  return false;
}

/** Keeps what stands there as a scenario of its own, and goes there. */
export async function saveCopy(): Promise<void> {
  const view = kept.value;
  if (view === null || busy.value) return;
  busy.value = true;
  const answer = await makeScenario(copyOf(text.value, script.value.faults.length === 0));
  busy.value = false;
  if (!answer.ok) {
    said.value = answer.message;
    return;
  }
  if (!isReadOnly.value) replaceText(view.text);
  location.assign(`/scenarios/${answer.value.id}`);
}

/** Takes up what the other saved; what stood here can be had back by undo. */
export function takeTheirs(): void {
  if (other.value === null) return;
  takeUp(other.value);
  other.value = null;
  said.value = 'Theirs was taken up. Undo brings yours back into the text.';
}

/** Puts it aside, or brings it back. */
export async function shelve(aside: boolean): Promise<void> {
  const view = kept.value;
  if (view === null || view.shipped) return;
  const answer = await shelveScenario(view.id, { aside, revision: view.revision });
  if (answer.ok) takeUp(answer.value, text.value);
  said.value = answer.ok ? (aside ? 'It is put aside: in no list of what can be played, and kept with all its versions.' : 'It is among the others again.') : answer.message;
}

/** A copy says so in its title, so that nobody opens the one for the other. */
export function copyOf(text: string, readable: boolean): string {
  const title = /^title:[ \t]*(['"]?)(.*?)\1[ \t]*$/m;
  return readable && !/\(copy\)/.test(title.exec(text)?.[2] ?? '') ? text.replace(title, (_line, quote: string, words: string) => `title: ${quote}${words.slice(0, 90)} (copy)${quote}`) : text;
}
