import { isQualified } from '../../../shared/words/role.ts';
import type { Act, CommandOf } from './act.ts';
import { answersFor } from './accept.command.ts';

/** Does not take what was offered: it comes back at once, unacknowledged, to where it was. */
export const refuse: Act<CommandOf<'alert.refuse'>> = {
  verb: 'refuse a transfer',
  allows: isQualified,
  refuses: (alert, _command, asked) => answersFor(alert, asked),
  does: ({ reason }) => ({ kind: 'refuse', reason: reason === undefined || reason === '' ? null : reason }),
};
