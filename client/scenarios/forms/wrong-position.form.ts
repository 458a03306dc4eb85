import { AT, ID, NOTE, type Form } from './form.ts';
import { SAID } from './said.ts';

export const wrongPosition: Form = {
  title: 'Wrong position',
  fields: [ID, AT, ...SAID, NOTE],
  begin: ({ at, id }) => ({ id: id('wrong'), at, channel: 999, seen: 'A position that cannot be right.' }),
};
