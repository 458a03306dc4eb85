import { useComputed } from '@preact/signals';
import { exercise } from '../state/exercise.ts';
import { dateText } from '../state/time-text.ts';
import { second, watchTime } from '../state/watch.ts';

/** Round the whole screen, hatched and with the word: an exercise can never be mistaken for the live watch (REQUIREMENTS 5). */
export function ExerciseFrame() {
  const day = useComputed(() => (second.value === null ? '' : dateText(second.value)));
  const stands = useComputed(() => {
    void second.value;
    return watchTime.rate === 0;
  });
  const here = exercise.value;
  if (here === null) return null;
  return (
    <div class="exercise-strip" data-testid="exercise-frame">
      <strong>EXERCISE</strong>
      <span>{here.name}</span>
      <span>{day}</span>
      <strong>{stands.value ? 'PAUSED' : ''}</strong>
      <span class="not-live">Not the live watch. Nothing here reaches anybody at sea.</span>
      <strong>EXERCISE</strong>
    </div>
  );
}
