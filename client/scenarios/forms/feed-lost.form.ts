import { AT, FOR, ID, NOTE, type Form } from './form.ts';

export const feedLost: Form = { title: 'Feed lost', fields: [ID, AT, { key: 'feed', label: 'Feed', look: 'line' }, FOR, NOTE], begin: ({ at, id }) => ({ id: id('lost'), at, feed: 'ais', for: '10 min' }) };
