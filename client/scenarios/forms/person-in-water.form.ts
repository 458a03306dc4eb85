import { AT, DRIFT, FOR, ID, NOTE, type Form } from './form.ts';

export const personInWater: Form = {
  title: 'Person in the water',
  fields: [ID, AT, { key: 'position', label: 'Position', look: 'place' }, { key: 'people', label: 'People', look: 'quantity' }, { key: 'beacon', label: 'Beacon', look: 'choice' }, ...DRIFT, FOR, NOTE],
  begin: ({ at, id }) => ({ id: id('person'), at, beacon: 'mob' }),
};
