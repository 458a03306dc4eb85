import type { Alert } from '../../shared/words/alert.ts';
import { onlyTraineeHas } from '../../shared/words/in-hand.ts';
import { isQualified } from '../../shared/words/role.ts';
import { act, acting } from '../state/acting.ts';
import { awaitsCentre, isOfferedTo } from '../state/alert-acts.ts';
import type { AlertStanding } from '../state/alert-order.ts';
import { openPart, togglePart } from '../state/current-alert.ts';
import { mustBeShown, whyNotAcknowledge } from '../state/permission.ts';
import { showAlert, shownAlert } from '../state/selection.ts';
import { hands, me, phase } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';
import { acknowledgeNow } from './acknowledge-now.ts';

/** What a trainee took on is still to be taken by somebody qualified. */
const takesOver = (alert: Alert): boolean => hands.value !== null && isQualified(hands.value.role) && onlyTraineeHas(alert);

/** What is done most, one press each; all else is under More. */
export function AlertActions({ alert, standing }: { alert: Alert; standing: AlertStanding | null }) {
  const how = acting.value.get(alert.id);
  const pending = how?.state === 'pending' ? how.kind : null;
  const part = openPart(alert.id);
  const offered = hands.value !== null && isOfferedTo(alert, hands.value.name);
  const shown = shownAlert.value === alert.id;
  const asks = !offered && (standing === 'unacknowledged' || standing === 'cleared-unseen' || (alert.priority === 'caution' && alert.state === 'ack' && (alert.acknowledged === null || takesOver(alert))));
  const reason = asks ? whyNotAcknowledge(alert, me.value?.role ?? null, phase.value, true) : null;
  const first = asks && reason === null && mustBeShown(alert, shown);
  const why = `why-${alert.id}`;
  return (
    <>
      <div class="actions">
        {offered && (
          <>
            <button type="button" class="acknowledge" disabled={pending !== null} onClick={() => void act(alert, (head) => ({ kind: 'alert.accept', ...head }), sendCommand)}>
              Accept
            </button>
            <button type="button" disabled={pending !== null} aria-expanded={part === 'refuse'} onClick={() => togglePart(alert.id, 'refuse')}>
              Refuse
            </button>
          </>
        )}
        {asks && (
          <button
            type="button"
            class="acknowledge"
            aria-disabled={reason !== null || pending !== null}
            aria-describedby={reason === null ? undefined : why}
            aria-keyshortcuts="a"
            onClick={(event) => {
              // The second click of a double click is no look at what the first has shown.
              if (first) showAlert(alert);
              else if (event.detail < 2) acknowledgeNow(alert);
            }}
          >
            {pending === 'alert.acknowledge' ? 'Acknowledging…' : first ? 'Show to acknowledge' : 'Acknowledge'}
          </button>
        )}
        {hands.value !== null && awaitsCentre(alert) && (
          <button type="button" aria-expanded={part === 'their-answer'} onClick={() => togglePart(alert.id, 'their-answer')}>
            Their answer
          </button>
        )}
        {!first && (
          <button type="button" class="show" aria-keyshortcuts="v" onClick={() => showAlert(alert)}>
            Show
          </button>
        )}
        {asks && hands.value !== null && (
          <button type="button" aria-pressed={part === 'note'} disabled={pending !== null} onClick={() => togglePart(alert.id, 'note')}>
            Note
          </button>
        )}
        <button type="button" aria-expanded={part !== null && part !== 'note'} aria-label={`More about ${alert.what}, ${alert.who}`} aria-keyshortcuts="m" onClick={() => togglePart(alert.id, part === null || part === 'note' ? 'more' : part)}>
          More
        </button>
      </div>
      {reason !== null && (
        <p id={why} class="why-not">
          {reason}
        </p>
      )}
    </>
  );
}
