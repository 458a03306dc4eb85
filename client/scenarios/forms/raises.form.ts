import { ALERT } from './alert-acknowledged.form.ts';
import { firstVessel } from './first-vessel.ts';
import type { Form } from './form.ts';

export const raises: Form = { title: 'Alert that it raises', fields: [...ALERT, { key: 'by', label: 'By', look: 'moment' }], begin: ({ script, at }) => ({ rule: 'lane-time', ...firstVessel(script), by: at }) };
