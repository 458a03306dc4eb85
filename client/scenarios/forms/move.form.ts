import { firstVessel } from './first-vessel.ts';
import { AT, ID, NOTE, VESSEL, type Form } from './form.ts';

export const move: Form = {
  title: 'Move',
  fields: [
    ID,
    AT,
    VESSEL,
    { key: 'to', label: 'To', look: 'place' },
    { key: 'course', label: 'Course', look: 'quantity' },
    { key: 'speed', label: 'Speed', look: 'quantity' },
    { key: 'route', label: 'Route', look: 'route' },
    NOTE,
  ],
  begin: ({ script, at, id }) => ({ id: id('move'), at, ...firstVessel(script) }),
};
