import { problem } from '../../../shared/words/problem.ts';
import { isQualified } from '../../../shared/words/role.ts';
import { clockOf } from '../alerts/standing.ts';
import { notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** Offers responsibility to another desk or centre. Until they accept it stays where it is (requirement R12). */
export const transfer: Act<CommandOf<'alert.transfer'>> = {
  verb: 'transfer alerts',
  allows: isQualified,
  refuses(alert, { to }, { book, by, at }) {
    if (alert.category === 'C') return notPossible('It belongs to another centre already.');
    if (alert.state === 'sil') return notPossible(`It is silenced until ${clockOf(alert.silencedUntil ?? at)}; acknowledge it first, or wait.`);
    if (alert.state !== 'unack' && alert.state !== 'ack') return notPossible(`${stateInWords(alert)} It can be transferred while it is unacknowledged or acknowledged.`);
    if (to.kind === 'centre') return null;
    if (to.name === by.name) return notPossible('You cannot offer it to yourself; acknowledge it.');
    if (!book.isHere(to.name)) return problem('not-present', `${to.name} has no screen open here. Nothing was changed; offer it to someone who has.`);
    return null;
  },
  does: ({ to, note }) => ({ kind: 'transfer', to, note: note === undefined || note === '' ? null : note }),
};
