import { AT, DRIFT, FOR, ID, NOTE, VESSEL, type Form } from './form.ts';
import { firstVessel } from './first-vessel.ts';

export const engineStops: Form = {
  title: 'Engine stops',
  fields: [ID, AT, VESSEL, ...DRIFT, FOR, { key: 'saysSo', label: 'AIS says so', look: 'yes' }, NOTE],
  begin: ({ script, at, id }) => ({ id: id('engine'), at, ...firstVessel(script), drift: { set: 45, rate: '2 kn' } }),
};
