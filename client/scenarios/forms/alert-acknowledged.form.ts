import { ID, VESSEL, type Field, type Form } from './form.ts';
import { firstVessel } from './first-vessel.ts';
import { WHAT, WITHIN } from './report-plotted.form.ts';

export const ALERT: readonly Field[] = [{ key: 'rule', label: 'Rule', look: 'rule' }, VESSEL, { key: 'zone', label: 'Zone', look: 'zone' }];

export const alertAcknowledged: Form = {
  title: 'Acknowledge an alert',
  fields: [ID, WHAT, ...ALERT, WITHIN],
  begin: ({ script, id }) => ({ id: id('acknowledged'), what: 'Acknowledge the alert', rule: 'lane-time', ...firstVessel(script), within: '2 min' }),
};
