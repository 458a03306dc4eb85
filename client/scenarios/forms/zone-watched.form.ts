import { ID, type Form } from './form.ts';
import { WHAT, WITHIN } from './report-plotted.form.ts';

export const zoneWatched: Form = {
  title: 'Watch a zone',
  fields: [ID, WHAT, { key: 'zone', label: 'Zone', look: 'zone' }, { key: 'from', label: 'From', look: 'moment' }, WITHIN],
  begin: ({ at, id }) => ({ id: id('watched'), what: 'Keep the zone on the screen', from: at, within: '2 min' }),
};
