import { useSignal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import { conditionsOf, type AlertCondition } from '../state/alert-conditions.ts';
import { whatNow } from '../state/headline.ts';
import { showCondition } from '../state/selection.ts';
import { tenSeconds } from '../state/watch.ts';
import { PriorityMark } from './icon.tsx';
import { Since } from './live-text.tsx';
import { TrackLinks } from './track-links.tsx';

/** So many are told at once; the others are one press away. */
const TOLD = 2;

/** What joined an alert: each with what, how far, since when, with whom, and its place to show. */
export function JoinedConditions({ alert }: { alert: Alert }) {
  const all = useSignal(false);
  const [own, ...joined] = conditionsOf(alert);
  const now = tenSeconds.value ?? alert.changedAt;
  if (own === undefined || joined.length === 0) return null;
  // The newest first: it is what the person has not read yet. What is gone takes no room from what holds.
  const newest = joined.toReversed();
  const holding = newest.filter(({ condition }) => condition !== 'false');
  const told = all.value ? [...holding, ...newest.filter(({ condition }) => condition === 'false')] : holding.slice(0, TOLD);
  const more = joined.length - Math.min(holding.length, TOLD);
  return (
    <div class="joined-box">
      {own.condition !== 'true' && <p class="muted">{own.condition === 'false' ? `“${whatNow(own, alert, now)}” itself is gone.` : `“${whatNow(own, alert, now)}” itself cannot be checked now.`}</p>}
      <ul class="plain joined" aria-label={`${joined.length} further ${joined.length === 1 ? 'condition' : 'conditions'} of the same vessel`}>
        {told.map((condition) => (
          <Joined key={condition.situation} alert={alert} condition={condition} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="link" aria-expanded={all.value} onClick={() => void (all.value = !all.value)}>
          {all.value ? 'Fewer' : holding.length > TOLD ? `and ${more} more` : more === 1 ? 'and one that is gone' : `and ${more} that are gone`}
        </button>
      )}
    </div>
  );
}

function Joined({ alert, condition }: { alert: Alert; condition: AlertCondition }) {
  const what = whatNow(condition, alert, tenSeconds.value ?? alert.changedAt);
  const others = condition.tracks.filter((id) => id !== alert.tracks[0]);
  return (
    <li data-priority={condition.priority ?? undefined} class={condition.condition === 'false' ? 'gone' : ''}>
      {condition.priority && <PriorityMark priority={condition.priority} filled={false} />}
      <div>
        <p>
          <span class="joined-what">{what}</span>
          {others.length > 0 && (
            <>
              {' '}
              with <TrackLinks tracks={others} />
            </>
          )}
        </p>
        <p class="muted">
          {condition.where} · {condition.condition === 'false' ? 'gone' : condition.condition === 'unknown' ? 'cannot be checked' : <Since at={condition.since} />}
        </p>
      </div>
      <button type="button" class="joined-show" aria-label={`Show: ${what}`} onClick={() => showCondition(alert, condition)}>
        Show
      </button>
    </li>
  );
}
