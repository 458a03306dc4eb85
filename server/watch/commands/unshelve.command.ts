import { isQualified } from '../../../shared/words/role.ts';
import { notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** Takes a shelved alert back before its time. */
export const unshelve: Act<CommandOf<'alert.unshelve'>> = {
  verb: 'take alerts from the shelf',
  allows: isQualified,
  refuses: (alert) => (alert.state === 'shelved' ? null : notPossible(`${stateInWords(alert)} It is not shelved.`)),
  does: () => ({ kind: 'unshelve' }),
};
