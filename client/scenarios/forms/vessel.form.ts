import { AT, ID, NOTE, type Form } from './form.ts';

export const vessel: Form = {
  title: 'Vessel',
  fields: [
    ID,
    AT,
    { key: 'what', label: 'Kind', look: 'choice' },
    { key: 'route', label: 'Route', look: 'route' },
    { key: 'speed', label: 'Speed', look: 'quantity' },
    { key: 'afterwards', label: 'Then', look: 'choice' },
    { key: 'people', label: 'People', look: 'quantity' },
    { key: 'radar', label: 'Radar sees it', look: 'yes' },
    { key: 'ais', label: 'AIS', look: 'choice' },
    { key: 'name', label: 'Called', look: 'line' },
    { key: 'mmsi', label: 'MMSI', look: 'quantity' },
    { key: 'length', label: 'Length', look: 'quantity' },
    { key: 'beam', label: 'Beam', look: 'quantity' },
    NOTE,
  ],
  begin: ({ at, id }) => ({ id: id('boat'), at, what: 'small-boat', speed: '3 kn' }),
};
