import { firstVessel } from './first-vessel.ts';
import { AT, ID, NOTE, VESSEL, type Form } from './form.ts';

export const ignoresRules: Form = {
  title: 'Ignores the rules',
  fields: [
    ID,
    AT,
    VESSEL,
    { key: 'how', label: 'How', look: 'choice' },
    { key: 'course', label: 'Course', look: 'quantity' },
    { key: 'speed', label: 'Speed', look: 'quantity' },
    { key: 'target', label: 'Target', look: 'vessel' },
    NOTE,
  ],
  begin: ({ script, at, id }) => ({ id: id('ignores'), at, ...firstVessel(script), how: 'stands-on' }),
};
