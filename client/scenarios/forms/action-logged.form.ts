import { ALERT } from './alert-acknowledged.form.ts';
import { firstVessel } from './first-vessel.ts';
import { ID, type Form } from './form.ts';
import { WHAT, WITHIN } from './report-plotted.form.ts';

export const actionLogged: Form = {
  title: 'Log what was done',
  fields: [ID, WHAT, ...ALERT, { key: 'says', label: 'Says', look: 'line' }, WITHIN],
  begin: ({ script, id }) => ({ id: id('logged'), what: 'Log what was done about it', rule: 'lane-time', ...firstVessel(script), within: '5 min' }),
};
