import { AT, ID, NOTE, type Form } from './form.ts';
import { SAID } from './said.ts';

export const report: Form = {
  title: 'Report',
  fields: [ID, AT, ...SAID, NOTE],
  begin: ({ at, id }) => ({ id: id('call'), at, channel: 999, seen: 'A small boat.' }),
};
