import { minutesFrom, notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** Suppresses by a written rule (a planned exercise, maintenance) that has an author and an end. */
export const suppress: Act<CommandOf<'alert.suppress'>> = {
  verb: 'suppress alerts',
  allows: (role) => role === 'supervisor',
  refuses(alert, { minutes }, { at }) {
    if (alert.state === 'suppressed') return notPossible(stateInWords(alert));
    return minutesFrom(at, minutes) > at ? null : notPossible('That is no time at all.');
  },
  does: ({ rule, reason, minutes }, { at }) => ({ kind: 'suppress', rule, reason, until: minutesFrom(at, minutes) }),
};
