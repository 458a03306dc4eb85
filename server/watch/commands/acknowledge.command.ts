import type { Alert } from '../../../shared/words/alert.ts';
import { problem, type Problem } from '../../../shared/words/problem.ts';
import { isQualified } from '../../../shared/words/role.ts';
import { mayTakeOver } from '../alerts/on-person.ts';
import { clockOf } from '../alerts/standing.ts';
import { notPossible, stateInWords, type Act, type Asked, type CommandOf } from './act.ts';

/** An operator has seen an alert and takes it on. Each by itself (MSC.302(87) 9.8): there is no "acknowledge all". */
export const acknowledge: Act<CommandOf<'alert.acknowledge'>> = {
  verb: 'acknowledge this alert',
  allows: (role, alert) => isQualified(role) || (role === 'trainee' && alert.priority === 'caution'),
  tooLate,
  refuses(alert, command) {
    if (alert.category === 'C') return notAcknowledgeable();
    if (alert.state === 'xfer' || alert.overlay !== null) return notPossible(`${stateInWords(alert)} It cannot be acknowledged so.`);
    if (alert.category === 'A' && alert.state !== 'runack' && command.shown !== true) {
      return problem('not-shown', 'Whoever acknowledges this one must have its object on the chart before them. Show it, then acknowledge with shown: true. Nothing was changed.');
    }
    return null;
  },
  does: (command, { book, by }) => ({ kind: 'acknowledge', note: command.note === undefined || command.note === '' ? null : command.note, shown: command.shown === true, onScreen: book.isHere(by.name) }),
};

const notAcknowledgeable = (): Problem => problem('not-acknowledgeable', 'This alert belongs to another centre, which acknowledges it. Nothing was changed.');

/** A race that was lost names who was first. */
function tooLate(alert: Alert, { by }: Asked): Problem | null {
  if (alert.category === 'C') return notAcknowledgeable();
  const first = alert.acknowledged;
  if (first === null || mayTakeOver(alert, by) || alert.overlay !== null || alert.state === 'xfer' || (alert.state === 'norm' && !closedByHand(alert))) return null;
  return problem('already-acknowledged', `${first.by} acknowledged it at ${clockOf(first.at)}. Nothing was changed.`, { by: first.by, at: new Date(first.at).toISOString() });
}

/** Cleared first and acknowledged then: the acknowledgement was its end. */
const closedByHand = (alert: Alert): boolean => alert.acknowledged !== null && alert.clearedAt !== null && alert.acknowledged.at >= alert.clearedAt;
