import { idsOf } from '../state/script.ts';
import { ID, type Field, type Form } from './form.ts';

const REPORTING = ['report', 'second-report', 'wrong-position', 'correction'] as const;
export const WHAT: Field = { key: 'what', label: 'What', look: 'words' };
export const WITHIN: Field = { key: 'within', label: 'Within', look: 'length' };

export const reportPlotted: Form = {
  title: 'Plot a report',
  fields: [ID, WHAT, { key: 'of', label: 'Report', look: 'inject', kinds: REPORTING }, WITHIN, { key: 'near', label: 'Near', look: 'quantity' }],
  begin: ({ script, id }) => {
    const of = idsOf(script, REPORTING)[0] ?? 'call';
    return { id: id(`plot-${of}`.slice(0, 36)), what: 'Plot the caller', of, within: '2 min' };
  },
};
