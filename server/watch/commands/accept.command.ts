import { problem } from '../../../shared/words/problem.ts';
import { isQualified } from '../../../shared/words/role.ts';
import type { Alert } from '../../../shared/words/alert.ts';
import type { Problem } from '../../../shared/words/problem.ts';
import { notPossible, stateInWords, type Act, type Asked, type CommandOf } from './act.ts';

/** Takes what was offered. What another centre answered on its own line, whoever heard it enters. A trainee accepts nothing (R20). */
export const accept: Act<CommandOf<'alert.accept'>> = {
  verb: 'accept a transfer',
  allows: isQualified,
  refuses(alert, { theirName }, asked) {
    const why = answersFor(alert, asked);
    if (why !== null) return why;
    if (alert.transfer?.to.kind === 'centre' && theirName === undefined) return problem('invalid', 'theirName: say who there accepted it. Nothing was kept.', { field: 'theirName' });
    return null;
  },
  does: ({ theirName, note }, { book, by }) => ({ kind: 'accept', theirName: theirName ?? null, note: note === undefined || note === '' ? null : note, onScreen: book.isHere(by.name) }),
};

/** Why this person may not answer an offer: there is none, or it was made to somebody else. */
export function answersFor(alert: Alert, { by }: Asked): Problem | null {
  if (alert.state !== 'xfer' || alert.transfer === null) return notPossible(`${stateInWords(alert)} Nothing is offered that could be answered.`);
  const { to } = alert.transfer;
  return to.kind === 'centre' || to.name === by.name ? null : problem('not-yours', `It is offered to ${to.name}, who alone can answer. Nothing was changed.`, { to: to.name });
}
