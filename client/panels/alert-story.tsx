import { useComputed } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import { conditionsOf } from '../state/alert-conditions.ts';
import type { AlertStanding } from '../state/alert-order.ts';
import { isOfferedTo } from '../state/alert-acts.ts';
import { escalationAhead, leftOf, type EscalationAhead } from '../state/escalation.ts';
import { headlineOf } from '../state/headline.ts';
import { unknownText } from '../state/unknown-words.ts';
import { me, picture, pictureBeat, second, settings } from '../state/watch.ts';
import { JoinedConditions } from './joined-conditions.tsx';
import { At, Until } from './live-text.tsx';

/** How an alert stands, in lines: each only where it has something to say. */
export function AlertStory({ alert, standing }: { alert: Alert; standing: AlertStanding | null }) {
  const ahead = escalationAhead(alert);
  const { owner, acknowledged, action, release } = alert;
  const { todo } = headlineOf(alert, alert.changedAt);
  const own = conditionsOf(alert)[0];
  return (
    <>
      {ahead && <Escalation key={ahead.at} ahead={ahead} />}
      {alert.notice !== null && <p class="notice-line">{alert.notice}</p>}
      {alert.state === 'sil' && alert.silencedUntil !== null && (
        <p class="tag">
          Silenced, sounds again in <Until at={alert.silencedUntil} />
        </p>
      )}
      {alert.transfer && <Offer alert={alert} transfer={alert.transfer} />}
      {alert.overlay && <Aside overlay={alert.overlay} />}
      {alert.condition === 'unknown' && <Unknown alert={alert} />}
      {alert.latched && own?.condition === 'false' && <p class="tag">Condition gone, held until two people release it</p>}
      {alert.held === 'chatter' || alert.chattering ? <p class="tag">Chatters: it comes and goes. It sounded once</p> : alert.held === 'flood' && <p class="tag">Sound held: too many at once</p>}
      {standing === 'cleared-unseen' && alert.clearedAt !== null && (
        <p class="tag">
          Cleared <At at={alert.clearedAt} />, not seen by anyone
          {alert.due.close !== null && (
            <>
              ; leaves the list in <Until at={alert.due.close} />
            </>
          )}
        </p>
      )}
      <JoinedConditions alert={alert} />
      {standing === 'unacknowledged' && todo !== '' && <p class="todo">{todo}</p>}
      {acknowledged && (
        <p class="acknowledged-by">
          ✓ <strong>{acknowledged.by}</strong> <At at={acknowledged.at} />
          {owner && owner.name !== acknowledged.by && (
            <>
              {' '}
              · {owner.kind === 'centre' ? 'with' : 'now'} <strong>{owner.name}</strong>
            </>
          )}
          {acknowledged.note !== null && acknowledged.note !== '' && <q>{acknowledged.note}</q>}
        </p>
      )}
      {/* It asks again, and is still somebody's: a transfer that came back, or nothing done. */}
      {!acknowledged && owner && alert.state !== 'norm' && (
        <p class="acknowledged-by">
          Not acknowledged. {owner.kind === 'centre' ? 'With' : 'In the hands of'} <strong>{owner.name}</strong> since <At at={owner.since} />
        </p>
      )}
      {action && (
        <p class="muted">
          {action.by} <At at={action.at} />: {action.what}
        </p>
      )}
      {alert.state === 'ack' && action === null && alert.due.realarm !== null && (
        <p class="muted">
          Asks again in <Until at={alert.due.realarm} /> unless something is logged
        </p>
      )}
      {release && (
        <p class="tag">
          {release.by} proposes to release it: {release.reason}. {release.by === me.value?.name ? 'A second person confirms.' : 'Confirm under More.'}
        </p>
      )}
    </>
  );
}

/** Why it cannot be checked, as the picture and the settings in force are now. */
function Unknown({ alert }: { alert: Alert }) {
  void pictureBeat.value;
  const seenNow = (id: string): boolean => {
    const handle = picture.handleOfId(id);
    return handle !== undefined && picture.seen(handle)?.lost === false;
  };
  return <p class="tag">{unknownText(alert, settings.value, seenNow)}</p>;
}

/** The thin bar that empties towards the next escalation, and what happens then. */
function Escalation({ ahead }: { ahead: EscalationAhead }) {
  const bar = useComputed(() => `transform: scaleX(${leftOf(ahead, second.value ?? ahead.at).toFixed(3)})`);
  const over = useComputed(() => (second.value ?? 0) >= ahead.at);
  return (
    <div class="escalation">
      <span class="escalation-bar" aria-hidden="true">
        <span style={bar} />
      </span>
      <p>
        {ahead.to} {over.value ? (
          'now'
        ) : (
          <>
            in <Until at={ahead.at} />
          </>
        )}
      </p>
    </div>
  );
}

function Offer({ alert, transfer }: { alert: Alert; transfer: NonNullable<Alert['transfer']> }) {
  const mine = isOfferedTo(alert, me.value?.name ?? null);
  return (
    <p class={mine ? 'offer' : 'tag'}>
      {mine ? (
        <>
          <strong>{transfer.by} offers you this.</strong> Answer in <Until at={transfer.until} />
        </>
      ) : (
        <>
          Offered to {transfer.to.name} by {transfer.by}, answers in <Until at={transfer.until} />
        </>
      )}
      {transfer.note !== null && transfer.note !== '' && <q>{transfer.note}</q>}
    </p>
  );
}

const OVERLAY_TEXT = { shelved: 'Shelved', suppressed: 'Suppressed', oos: 'Out of service' } as const;

function Aside({ overlay }: { overlay: NonNullable<Alert['overlay']> }) {
  return (
    <p class="tag">
      {OVERLAY_TEXT[overlay.kind]} by {overlay.by}
      {overlay.rule !== null && <>, rule {overlay.rule}</>}: {overlay.reason}.{' '}
      {overlay.until === null ? (
        'Until it is split off again.'
      ) : (
        <>
          Back in <Until at={overlay.until} />, at <At at={overlay.until} />
        </>
      )}
    </p>
  );
}
