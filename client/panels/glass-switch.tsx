import { useComputed } from '@preact/signals';
import { glassOf, glassScreens, isSame } from '../replay/glass.ts';
import { screenText } from '../replay/glass-words.ts';
import { lookThrough } from '../replay/review.ts';
import { clockText } from '../state/time-text.ts';

/** What the past is looked at through: the wall (what the sensors gave), or the glass of one screen (what its reader had). */
export function GlassSwitch() {
  const of = glassOf.value;
  // The one that is chosen stays in the list where it was not there.
  const listed = useComputed(() => {
    const chosen = glassOf.value;
    return chosen === null || glassScreens.value.some((each) => isSame(each, chosen)) ? glassScreens.value : [...glassScreens.value, chosen];
  });
  return (
    <select
      class={`glass-switch ${of === null ? '' : 'at-the-glass'}`}
      aria-label="What the past is looked at through"
      aria-keyshortcuts="f"
      data-testid="glass-switch"
      title="Through the wall: what the sensors gave. At the glass: what one screen had. Key: f"
      value={of === null ? '' : String(of.screen)}
      onChange={(e) => lookThrough(listed.value.find(({ screen }) => String(screen) === e.currentTarget.value) ?? null)}
    >
      <option value="">Through the wall</option>
      <optgroup label="At the glass of">
        {listed.value.map((each) => (
          <option key={each.screen} value={String(each.screen)}>
            {screenText(each)}, from {clockText(each.from)}
            {each.to === null ? '' : ` to ${clockText(each.to)}`}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
