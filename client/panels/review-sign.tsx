import { standingFor } from '../state/alert-order.ts';
import { backToLive, fixed } from '../replay/review.ts';
import { takePast } from '../replay/whose-past.ts';
import { headlineOf } from '../state/headline.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { live, liveUnseen, me } from '../state/watch.ts';
import { goToWorst } from './alert-walk.ts';
import { GlassSign } from './glass-sign.tsx';
import { PriorityMark } from './icon.tsx';

/** Over the chart all the time that the past is shown: what it is, and what goes on live meanwhile. */
export function ReviewSign() {
  const t = fixed.value;
  const of = takePast.value;
  if (t === null) return null;
  return (
    <div class="review-sign">
      <p class="review-word" data-testid="review-sign">
        <strong>REVIEW{of !== null && ' OF AN EXERCISE'}</strong> <span class="figure">{clockText(t.at)}</span> {dateText(t.at)} <span class="muted">{of === null ? 'The past: not live' : `${of.name}, take ${of.take}: not real`}</span>
      </p>
      <LiveBreaksThrough />
      <GlassSign />
    </div>
  );
}

/** Nothing on the screen hides a new alert (MSC.302(87) 9.15): emergencies and alarms break through, the rest is counted. */
function LiveBreaksThrough() {
  const waiting = liveUnseen.value;
  const worst = waiting.find(({ priority }) => priority === 'emergency' || priority === 'alarm');
  const more = waiting.length - 1;
  if (waiting.length === 0) return null;
  if (worst === undefined) {
    return (
      <p class="review-live muted" role="status">
        Live: {waiting.length === 1 ? '1 alert wants' : `${waiting.length} alerts want`} a person.
      </p>
    );
  }
  const headline = headlineOf(worst, live.second.value ?? worst.changedAt);
  const toIt = (): void => {
    backToLive();
    goToWorst();
  };
  return (
    <div class="banner breaks-through" data-priority={worst.priority} role="alert" data-testid="breaks-through">
      <PriorityMark priority={worst.priority} filled={standingFor(worst, me.value?.name ?? null) !== 'acknowledged'} />
      <span>
        <strong>
          Live {worst.priority}: {headline.what}
        </strong>{' '}
        · {headline.where}
        {more > 0 && <span class="muted"> and {more} more</span>}
      </span>
      <button type="button" onClick={toIt}>
        Back to live
      </button>
    </div>
  );
}
