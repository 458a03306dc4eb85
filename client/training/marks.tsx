import { useSignal } from '@preact/signals';
import type { ExerciseView } from '../../shared/words/exercise.ts';
import { clockText } from '../state/time-text.ts';
import { iso } from './exercise-rest.ts';
import type { GiveOrder } from './trainer-desk.tsx';

/** What the trainer noted, each with its moment; any of them can be retaken from. */
export function Marks({ view, order }: { view: ExerciseView; order: GiveOrder }) {
  const text = useSignal('');
  const mark = async (event: SubmitEvent) => {
    event.preventDefault();
    if (text.value.trim() === '') return;
    await order({ order: 'mark', text: text.value });
    text.value = '';
  };
  return (
    <section aria-label="Marks and notes">
      <h3>Marks and notes</h3>
      <form class="mark-form" onSubmit={(e) => void mark(e)}>
        <input value={text.value} maxLength={500} placeholder="Note this moment" aria-label="Note this moment" onInput={(e) => void (text.value = e.currentTarget.value)} />
        <button type="submit">Mark</button>
      </form>
      <ul class="plain marks">
        {view.marks.map((each) => (
          <li key={`${each.take} ${each.at} ${each.markedAt}`}>
            <span class="figure">{clockText(each.at)}</span>
            {each.take !== view.take.number && <span class="muted"> take {each.take}</span>} {each.text}{' '}
            <button type="button" class="link" onClick={() => void order({ order: 'retake', at: iso(each.at), take: each.take })}>
              Retake from here
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
