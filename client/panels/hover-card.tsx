import { shortSpanText } from '../state/time-text.ts';
import { hovered, selected } from '../state/selection.ts';
import { courseText, nameText, speedText, whatText } from '../state/vessel-text.ts';
import { picture, pictureBeat, second } from '../state/watch.ts';

/** What is under the pointer, in two lines. */
export function HoverCard() {
  const h = hovered.value;
  if (!h || h.handle === selected.value) return null;
  void pictureBeat.value;
  const seen = picture.seen(h.handle);
  if (!seen) return null;
  const age = shortSpanText((second.value ?? seen.at) - seen.at);
  const right = h.x > innerWidth - 560;
  return (
    <div class={`hover-card ${right ? 'leftward' : ''}`} style={{ transform: `translate(${Math.round(h.x)}px, ${Math.round(h.y)}px)` }} role="tooltip">
      <strong>{nameText(seen.item)}</strong>
      <span>
        {whatText(seen.item)} · {speedText(seen.sog)} {courseText(seen.cog)}
      </span>
      <span class={seen.lost ? 'warn-text' : 'muted'}>{seen.lost ? `Lost for ${age}` : `${age} old`}</span>
    </div>
  );
}
