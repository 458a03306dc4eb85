import { AT, type Form } from './form.ts';

export const mark: Form = { title: 'Mark', fields: [AT, { key: 'what', label: 'What', look: 'words' }], begin: ({ at }) => ({ at, what: 'To come back to' }) };
