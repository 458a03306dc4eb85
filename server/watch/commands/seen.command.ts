import type { Act, CommandOf } from './act.ts';

/** A person has looked at an alert: everyone sees that on its card. It makes no other's command stale. */
export const seen: Act<Omit<CommandOf<'alert.seen'>, 'revision'>> = {
  verb: 'look at alerts',
  allows: () => true,
  again: (alert, { by }) => alert.seenBy.some((before) => before.by === by.name) || alert.seenBy.length >= 50,
  refuses: () => null,
  does: () => ({ kind: 'seen' }),
};
