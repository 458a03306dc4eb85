import type { Act, CommandOf } from './act.ts';

/** Says what was done about an alert: it is in the journal, and "acknowledged, nothing done" begins to count anew. */
export const log: Act<CommandOf<'alert.log'>> = {
  verb: 'log what was done',
  allows: (role) => role === 'trainee' || role === 'operator' || role === 'supervisor',
  refuses: () => null,
  does: ({ what }) => ({ kind: 'log', what }),
};
