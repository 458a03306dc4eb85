import { glassMissing, glassMoment, glassOf, showItsView } from '../replay/glass.ts';
import { glassParts, glassSentence, screenText, type Names } from '../replay/glass-words.ts';
import { headlineOf } from '../state/headline.ts';
import { nameText } from '../state/vessel-text.ts';
import { alertsById, picture, pictureBeat, second } from '../state/watch.ts';

const names: Names = {
  track: (id) => {
    const handle = picture.handleOfId(id);
    const seen = handle === undefined ? undefined : picture.seen(handle);
    return seen === undefined ? null : nameText(seen.item);
  },
  alert: (id) => {
    const alert = alertsById.value.get(id);
    if (alert === undefined) return null;
    const { what, who } = headlineOf(alert, second.value ?? alert.changedAt);
    return `${what}, ${who}`;
  },
};

/** Whose glass the past is seen through, what must be known of it, and what else was on it. */
export function GlassSign() {
  const of = glassOf.value;
  const moment = glassMoment.value;
  if (of === null) return null;
  void pictureBeat.value;
  const shows = moment?.kind === 'shown' ? moment.shows : null;
  const sentence = moment === null ? null : glassSentence(of, moment);
  return (
    <div class="glass-sign" data-testid="glass-sign">
      <p>
        <strong class="glass-word">AT THE GLASS</strong> {screenText(of)}
      </p>
      {sentence !== null && (
        <p class="glass-sentence" role="status" data-testid="glass-sentence">
          {sentence}
        </p>
      )}
      {glassMissing.value && <p class="glass-sentence">Not all of what screens showed then was kept.</p>}
      {shows !== null && (
        <p class="muted" data-testid="glass-parts">
          {glassParts(shows, names).join(' · ')}{' '}
          {shows.view !== null && (
            <button type="button" class="link" onClick={() => showItsView(true)}>
              Its view again
            </button>
          )}
        </p>
      )}
    </div>
  );
}
