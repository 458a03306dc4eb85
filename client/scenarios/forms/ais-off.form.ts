import { firstVessel } from './first-vessel.ts';
import { AT, FOR, ID, NOTE, VESSEL, type Form } from './form.ts';

export const aisOff: Form = { title: 'AIS off', fields: [ID, AT, VESSEL, FOR, NOTE], begin: ({ script, at, id }) => ({ id: id('ais-off'), at, ...firstVessel(script) }) };
