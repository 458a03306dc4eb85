import { useComputed } from '@preact/signals';
import { positionText } from '../../shared/geo/position-text.ts';
import { openPast } from '../replay/review.ts';
import { notation } from '../state/layout.ts';
import { notice } from '../state/notices.ts';
import { helpOpen, tableOpen } from '../state/open-panels.ts';
import { cursor } from '../state/selection.ts';
import { clockText } from '../state/time-text.ts';
import { second, watchTime } from '../state/watch.ts';
import { Icon } from './icon.tsx';
import { ModeBadge } from './mode-badge.tsx';

/** Now: the watch's time, what there is to say, and the way into the past. */
export function LiveConductor() {
  const time = useComputed(() => (second.value === null ? '' : clockText(second.value)));
  const rate = useComputed(() => {
    void second.value;
    return watchTime.rate === 1 ? '1×' : watchTime.rate === 0 ? 'standing' : `${watchTime.rate}×`;
  });
  return (
    <footer class="conductor" aria-label="Time">
      <ModeBadge />
      <span class="figure">{time}</span>
      <span class="figure muted">{rate}</span>
      <button type="button" class="quiet" aria-keyshortcuts="o" onClick={() => void openPast()}>
        <Icon name="left" /> Past <kbd>o</kbd>
      </button>
      <span class="gap" />
      <Notice />
      <span class="gap" />
      <CursorPosition />
      <button type="button" class="quiet" aria-pressed={tableOpen.value} aria-keyshortcuts="t" onClick={() => void (tableOpen.value = !tableOpen.value)}>
        <Icon name="table" /> Table
      </button>
      <button type="button" class="quiet" aria-expanded={helpOpen.value} aria-keyshortcuts="?" onClick={() => void (helpOpen.value = !helpOpen.value)}>
        Keys
      </button>
    </footer>
  );
}

/** What was said last. */
export function Notice() {
  return <span class="notice">{notice.value?.text}</span>;
}

/** Where the pointer is on the chart. A click changes the notation. */
function CursorPosition() {
  const at = cursor.value;
  return (
    <button
      type="button"
      class="quiet cursor figure"
      aria-label="Position under the pointer; press to change how positions are written"
      onClick={() => void (notation.value = notation.value === 'decimal' ? 'minutes' : 'decimal')}
    >
      {at ? positionText(at[1], at[0], notation.value) : notation.value === 'decimal' ? 'decimal degrees' : 'degrees, minutes'}
    </button>
  );
}
