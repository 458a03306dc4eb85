import { useSignal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import { acknowledge, acknowledging } from '../state/acknowledging.ts';
import { standingOf } from '../state/alert-order.ts';
import { whyNotAcknowledge } from '../state/permission.ts';
import { showAlert, shownAlert } from '../state/selection.ts';
import { me, phase } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';
import { PriorityMark } from './icon.tsx';
import { At, Since } from './live-text.tsx';

const STANDING_TEXT = { unacknowledged: 'not acknowledged', 'cleared-unseen': 'cleared, not seen', acknowledged: 'acknowledged' } as const;

/** One alert: what and who, where and since when, what to do; and what this person can do about it. */
export function AlertCard({ alert, ended }: { alert: Alert; ended: boolean }) {
  const standing = standingOf(alert.state);
  const how = acknowledging.value.get(alert.id);
  const title = `alert-${alert.id}`;
  return (
    <li
      class={`alert ${ended ? 'ended' : (standing ?? '')} ${shownAlert.value === alert.id ? 'shown' : ''}`}
      data-alert-id={alert.id}
      data-state={ended ? 'norm' : alert.state}
      data-priority={alert.priority}
      aria-labelledby={title}
    >
      <PriorityMark priority={alert.priority} filled={standing === 'unacknowledged' && !ended} />
      <div class="alert-body">
        <h3 id={title}>
          <span class="unseen">
            {alert.priority}, {ended ? 'ended' : standing && STANDING_TEXT[standing]}:{' '}
          </span>
          {alert.what} <span class="who">· {alert.who}</span>
        </h3>
        <p class="where">
          {alert.where} · <Since at={alert.since} />
          {alert.repeats > 0 && <> · came back {alert.repeats}×</>}
        </p>
        {alert.condition === 'unknown' && <p class="tag">Cannot be checked now: its track or feed is lost</p>}
        {ended && <p class="tag">Ended</p>}
        {!ended && standing === 'cleared-unseen' && alert.clearedAt !== null && (
          <p class="tag">
            Cleared <At at={alert.clearedAt} />, not seen by anyone
          </p>
        )}
        {!ended && standing === 'unacknowledged' && alert.todo !== '' && <p class="todo">{alert.todo}</p>}
        {alert.acknowledged && (
          <p class="acknowledged-by">
            ✓ <strong>{alert.acknowledged.by}</strong> <At at={alert.acknowledged.at} />
            {alert.acknowledged.note !== null && alert.acknowledged.note !== '' && <q>{alert.acknowledged.note}</q>}
          </p>
        )}
        {how && how.state !== 'pending' && (
          <p class="refused" role="status">
            {how.words}
          </p>
        )}
        {!ended && <Actions alert={alert} pending={how?.state === 'pending'} open={standing !== 'acknowledged'} />}
      </div>
    </li>
  );
}

function Actions({ alert, pending, open }: { alert: Alert; pending: boolean; open: boolean }) {
  const noting = useSignal(false);
  const note = useSignal('');
  const reason = whyNotAcknowledge(alert, me.value?.role ?? null, phase.value, shownAlert.value === alert.id);
  const why = `why-${alert.id}`;
  const send = () => {
    if (reason === null && !pending) void acknowledge(alert, note.value, sendCommand);
  };
  return (
    <>
      {open && noting.value && (
        <form
          class="note"
          onSubmit={(e) => {
            e.preventDefault();
            send();
          }}
        >
          <input
            aria-label={`Note with the acknowledgement of ${alert.what}, ${alert.who}`}
            placeholder="Note for the log"
            maxLength={500}
            autocomplete="off"
            value={note.value}
            onInput={(e) => void (note.value = e.currentTarget.value)}
            ref={(el) => {
              if (el && note.value === '' && !el.dataset.seen) {
                el.dataset.seen = 'yes';
                el.focus();
              }
            }}
          />
        </form>
      )}
      <div class="actions">
        {open && (
          <button type="button" class="acknowledge" aria-disabled={reason !== null || pending} aria-describedby={reason === null ? undefined : why} onClick={send}>
            {pending ? 'Acknowledging…' : 'Acknowledge'}
          </button>
        )}
        <button type="button" class="show" onClick={() => showAlert(alert)}>
          Show
        </button>
        {open && (
          <button type="button" aria-pressed={noting.value} disabled={pending} onClick={() => void (noting.value = !noting.value)}>
            Note
          </button>
        )}
      </div>
      {open && reason !== null && (
        <p id={why} class="why-not">
          {reason}
        </p>
      )}
    </>
  );
}
