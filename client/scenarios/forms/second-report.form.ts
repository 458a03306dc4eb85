import { idsOf } from '../state/script.ts';
import { AT, ID, NOTE, type Form } from './form.ts';
import { SAID } from './said.ts';

const REPORTS = ['report', 'wrong-position', 'second-report'] as const;

export const secondReport: Form = {
  title: 'Second report',
  fields: [ID, AT, { key: 'of', label: 'Of', look: 'inject', kinds: REPORTS }, ...SAID, NOTE],
  begin: ({ script, at, id }) => ({ id: id('call-again'), at, of: idsOf(script, REPORTS)[0] ?? 'call', channel: 999, seen: 'The same boat again.' }),
};
