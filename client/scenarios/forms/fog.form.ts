import { AT, FOR, ID, NOTE, type Form } from './form.ts';

export const fog: Form = { title: 'Fog', fields: [ID, AT, { key: 'reach', label: 'Radars see', look: 'quantity' }, FOR, NOTE], begin: ({ at, id }) => ({ id: id('fog'), at, reach: '3 nm' }) };
