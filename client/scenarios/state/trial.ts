import { signal } from '@preact/signals';
import { ScenarioTrial } from '../../../shared/wire/scenario-trial.ts';
import { ask } from '../../stream/ask.ts';
import { readNow, said, script, text } from './editing.ts';

/** What the newest trial came to, and of which text. */
export const trial = signal<{ readonly of: string; readonly came: ScenarioTrial } | null>(null);
/** A trial that is under way: gives it up. */
export const underWay = signal<(() => void) | null>(null);

/** Runs what stands there on the server, saved or not. */
export async function tryIt(): Promise<void> {
  readNow();
  if (underWay.value !== null) return;
  if (script.value.faults.length > 0) {
    said.value = 'It has faults: put them right, then it can be tried.';
    return;
  }
  const giveUp = new AbortController();
  underWay.value = () => giveUp.abort();
  said.value = 'It is run to its end, with nobody there.';
  const of = text.value;
  const answer = await ask(ScenarioTrial, '/scenario-trials', { text: of }, { signal: giveUp.signal });
  underWay.value = null;
  if (giveUp.signal.aborted) said.value = 'The trial was given up.';
  else if (answer.ok) {
    trial.value = { of, came: answer.value };
    said.value = 'It was run to its end.';
  } else said.value = answer.message;
}
