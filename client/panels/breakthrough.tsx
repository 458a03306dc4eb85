import type { ComponentChildren } from 'preact';
import { breaksThrough, liveEmergencies, noteEmergencies } from '../state/exercise.ts';
import { clockText } from '../state/time-text.ts';

/** Emergencies of the live watch, where its alerts are not: whoever sits here may be needed there. It stays until somebody there acknowledges. `way` leads there. */
export function BreakthroughBanner({ way = 'go to the live watch' }: { way?: ComponentChildren }) {
  const standing = liveEmergencies.value;
  if (standing.length === 0) return null;
  return (
    <section class="banner breakthrough" role="alert" aria-label="Emergency in the live watch" data-testid="breakthrough">
      <strong>REAL, NOT EXERCISE: emergency in the live watch</strong>
      <ul class="plain">
        {standing.map(({ id, what, who, where, since }) => (
          <li key={id}>
            {what} · {who} · {where} · since {clockText(since)}
          </li>
        ))}
      </ul>
      <span>It cannot be answered from here: {way}. </span>
      {breaksThrough.value && (
        <button type="button" onClick={noteEmergencies}>
          Noted: stop the sound
        </button>
      )}
    </section>
  );
}
