import type { Alert } from '../../shared/words/alert.ts';
import { acting } from '../state/acting.ts';
import { conditionsOf } from '../state/alert-conditions.ts';
import { standingFor } from '../state/alert-order.ts';
import { seenText, STATE_TEXT } from '../state/alert-words.ts';
import { currentAlert, openPart } from '../state/current-alert.ts';
import { headlineOf, shortWho } from '../state/headline.ts';
import { shownAlert } from '../state/selection.ts';
import { me, tenSeconds } from '../state/watch.ts';
import { AlertActions } from './alert-actions.tsx';
import { AlertPart } from './alert-part.tsx';
import { AlertStory } from './alert-story.tsx';
import { PriorityMark } from './icon.tsx';
import { Since } from './live-text.tsx';

/** One alert: what and who, where and since when, how it stands, what to do; and what this person can do about it. */
export function AlertCard({ alert, ended }: { alert: Alert; ended: boolean }) {
  const standing = standingFor(alert, me.value?.name ?? null);
  const how = acting.value.get(alert.id);
  const further = conditionsOf(alert).length - 1;
  // What joined has a line of its own.
  const again = Math.max(0, alert.repeats - further);
  const headline = headlineOf(alert, tenSeconds.value ?? alert.changedAt);
  const title = `alert-${alert.id}`;
  const classes = ['alert', ended ? 'ended' : (standing ?? 'aside'), alert.state, shownAlert.value === alert.id && 'shown', currentAlert.value === alert.id && 'current'];
  return (
    <li
      class={classes.filter(Boolean).join(' ')}
      data-alert-id={alert.id}
      data-state={ended ? 'norm' : alert.state}
      data-priority={alert.priority}
      aria-labelledby={title}
      aria-current={currentAlert.value === alert.id ? 'true' : undefined}
      onFocusCapture={() => void (currentAlert.value = alert.id)}
    >
      <PriorityMark priority={alert.priority} filled={standing === 'unacknowledged' && !ended} />
      <div class="alert-body">
        <h3 id={title}>
          <span class="unseen">
            {alert.priority}, {ended ? 'ended' : STATE_TEXT[alert.state]}:{' '}
          </span>
          {headline.what} {further > 0 && <span class="and-more">and {further} more</span>} <span class="who" title={headline.who}>
            · {shortWho(headline.who)}
          </span>
        </h3>
        <p class="where">
          {headline.where} · <Since at={headline.since} />
          {again > 0 && (
            <>
              {' '}
              · <span title="How often it came back, or was sounded again">{again}× again</span>
            </>
          )}
          {alert.seenBy.some((seen) => seen.by !== me.value?.name) && (
            <>
              {' '}
              · <span title={alert.seenBy.map((seen) => seen.by).join(', ')}>seen by {seenText(alert)}</span>
            </>
          )}
        </p>
        {ended ? <p class="tag">Ended</p> : <AlertStory alert={alert} standing={standing} />}
        {how && how.state !== 'pending' && (
          <p class="refused" role="status">
            {how.words}
          </p>
        )}
        {!ended && <AlertActions alert={alert} standing={standing} />}
        {!ended && openPart(alert.id) !== null && <AlertPart alert={alert} />}
      </div>
    </li>
  );
}
