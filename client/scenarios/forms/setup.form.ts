import type { Form } from './form.ts';

/** What the scenario says of itself. Its areas and the limits of rules are written in the text. */
export const setup: Form = {
  title: 'The scenario',
  fields: [
    { key: 'title', label: 'Title', look: 'line' },
    { key: 'brief', label: 'Brief', look: 'words' },
    { key: 'objectives', label: 'Objectives', look: 'lines' },
    { key: 'starts', label: 'Starts', look: 'line' },
    { key: 'lasts', label: 'Lasts', look: 'length' },
  ],
  begin: () => ({}),
};
