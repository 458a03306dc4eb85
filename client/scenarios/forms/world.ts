import type { Field } from './form.ts';
import type { PlainMap } from '../text/plain.ts';

/** Where the traffic comes from: what each begins with, and what is asked of it. */
export const WORLDS: Readonly<Record<string, { readonly title: string; readonly begin: PlainMap; readonly fields: readonly Field[] }>> = {
  simulator: {
    title: 'The simulator',
    begin: { from: 'simulator', seed: 1, ships: 120 },
    fields: [
      { key: 'seed', label: 'Seed', look: 'quantity' },
      { key: 'ships', label: 'Ships', look: 'quantity' },
      { key: 'boats', label: 'Boats a day', look: 'quantity' },
      { key: 'danger', label: 'Danger', look: 'quantity' },
    ],
  },
  recording: {
    title: 'A recording',
    begin: { from: 'recording' },
    fields: [
      { key: 'file', label: 'Recording', look: 'recording' },
      { key: 'begin', label: 'Begins', look: 'line' },
    ],
  },
  nothing: { title: 'Nothing: an empty sea', begin: { from: 'nothing' }, fields: [] },
};
