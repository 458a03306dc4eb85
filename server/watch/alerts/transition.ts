import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';
import { onCondition, onWorse } from './on-condition.ts';
import { onAbsent, onPerson } from './on-person.ts';
import { onDue } from './on-time.ts';
import type { AlertStimulus, Transition } from './stimulus.ts';

/**
 * The life cycle of REQUIREMENTS 3.6, whole, as a pure function: the alert after a stimulus, or null when the table has no such
 * row and nothing changes. README.md beside this has the table. Roles are asked before, in `server/watch/commands`; what a
 * person must be told when it is null is said there too.
 */
export function transition(alert: Alert, stimulus: AlertStimulus, at: Time, actor: Actor): Transition | null {
  if (alert.state === 'norm') return null;
  switch (stimulus.kind) {
    case 'condition':
      return onCondition(alert, stimulus, at);
    case 'worse':
      return onWorse(alert, stimulus, at);
    case 'due':
      return onDue(alert, at);
    case 'absent':
      return onAbsent(alert, stimulus.name, at);
    default:
      return actor.kind === 'person' ? onPerson(alert, stimulus, at, actor) : null;
  }
}
