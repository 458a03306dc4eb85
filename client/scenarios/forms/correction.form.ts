import { idsOf } from '../state/script.ts';
import { AT, ID, NOTE, type Form } from './form.ts';
import { SAID } from './said.ts';

export const correction: Form = {
  title: 'Correction',
  fields: [ID, AT, { key: 'corrects', label: 'Corrects', look: 'inject', kinds: ['wrong-position'] }, ...SAID, NOTE],
  begin: ({ script, at, id }) => ({ id: id('right'), at, corrects: idsOf(script, ['wrong-position'])[0] ?? 'wrong', channel: 999, seen: 'The position as it really is.' }),
};
