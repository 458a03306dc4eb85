import { problem } from '../../../shared/words/problem.ts';
import { isAnothers } from '../../../shared/words/in-hand.ts';
import { isQualified } from '../../../shared/words/role.ts';
import { SHELVED_AT_MOST_MS } from '../../../shared/words/alert-limits.ts';
import { minutesFrom, minutesText, notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** Puts a warning or caution aside for a while, with a reason. It comes back by itself. */
export const shelve: Act<CommandOf<'alert.shelve'>> = {
  verb: 'shelve alerts',
  allows: isQualified,
  refuses(alert, { minutes }, { by, at }) {
    const most = SHELVED_AT_MOST_MS[alert.priority];
    if (most === undefined || alert.latched) {
      return problem('not-shelvable', `${alert.latched ? 'An alert that is held until people release it' : `An ${alert.priority}`} is never shelved. Nothing was changed.`);
    }
    if (alert.state === 'xfer' || alert.overlay !== null) return notPossible(`${stateInWords(alert)} It cannot be shelved so.`);
    if (isAnothers(alert, by.name)) return problem('not-yours', `${alert.owner?.name ?? 'Another'} has it in hand: it is theirs to shelve. Nothing was changed.`, { owner: alert.owner?.name });
    const until = minutesFrom(at, minutes);
    if (until > at + most) return problem('too-long', `A ${alert.priority} is shelved for at most ${minutesText(most)}. Nothing was changed.`, { atMostMinutes: most / 60_000 });
    return until > at ? null : notPossible('That is no time at all.');
  },
  does: ({ minutes, reason }, { at }) => ({ kind: 'shelve', until: minutesFrom(at, minutes), reason }),
};
