import { problem } from '../../../shared/words/problem.ts';
import { OUT_OF_SERVICE_AT_MOST_MS } from '../../../shared/words/alert-limits.ts';
import { minutesFrom, minutesText, notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** Takes an alert out of service, for at most 24 h. A caution stands for it as long, and names it. */
export const outOfService: Act<CommandOf<'alert.out-of-service'>> = {
  verb: 'take alerts out of service',
  allows: (role) => role === 'supervisor',
  refuses(alert, { minutes }, { at }) {
    if (alert.state === 'oos') return notPossible(stateInWords(alert));
    if (alert.priority === 'emergency' || alert.latched) {
      return problem('not-shelvable', `${alert.latched ? 'An alert that is held until people release it' : 'An emergency'} is never taken out of service. Nothing was changed.`);
    }
    const until = minutesFrom(at, minutes);
    if (until > at + OUT_OF_SERVICE_AT_MOST_MS) {
      return problem('too-long', `At most ${minutesText(OUT_OF_SERVICE_AT_MOST_MS)}. Nothing was changed.`, { atMostMinutes: OUT_OF_SERVICE_AT_MOST_MS / 60_000 });
    }
    return until > at ? null : notPossible('That is no time at all.');
  },
  does: ({ minutes, reason }, { at }) => ({ kind: 'out-of-service', until: minutesFrom(at, minutes), reason }),
};
