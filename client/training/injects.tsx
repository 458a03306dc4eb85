import { useSignal } from '@preact/signals';
import type { ExerciseView, InjectView } from '../../shared/words/exercise.ts';
import { clockText } from '../state/time-text.ts';
import { elapsedText } from './exercise-words.ts';
import { MoveVessel } from './move-vessel.tsx';
import { NewCall } from './new-call.tsx';
import type { GiveOrder } from './trainer-desk.tsx';

/** What the scenario lets happen, when, and what the trainer's hand can. */
export function Injects({ view, order }: { view: ExerciseView; order: GiveOrder }) {
  const making = useSignal<'call' | 'move' | null>(null);
  const later = view.injects.some(({ at, happenedAt }) => at !== null && happenedAt === null);
  const toggle = (what: 'call' | 'move') => void (making.value = making.value === what ? null : what);
  return (
    <section aria-label="Injects" data-testid="injects">
      <h3>Injects</h3>
      {view.injects.length === 0 && <p class="muted">The scenario has none.</p>}
      <ul class="plain injects">
        {view.injects.map((inject) => (
          <InjectLine key={inject.id} inject={inject} view={view} order={order} />
        ))}
      </ul>
      <p class="acts">
        {later && (
          <button type="button" onClick={() => void order({ order: 'next-inject' })}>
            Forward to the next
          </button>
        )}
        <button type="button" aria-expanded={making.value === 'call'} onClick={() => toggle('call')}>
          New call
        </button>
        <button type="button" aria-expanded={making.value === 'move'} onClick={() => toggle('move')}>
          Move a vessel
        </button>
      </p>
      {making.value === 'call' && <NewCall order={order} />}
      {making.value === 'move' && <MoveVessel view={view} order={order} />}
    </section>
  );
}

function InjectLine({ inject, view, order }: { inject: InjectView; view: ExerciseView; order: GiveOrder }) {
  const { id, kind, what, at, happenedAt } = inject;
  const byHand = at === null || happenedAt !== null;
  return (
    <li class={happenedAt === null ? '' : 'happened'} data-inject-id={id}>
      <span class="figure">{at === null ? 'by hand' : elapsedText(at - view.startsAt)}</span> <span class="inject-kind">{kind}</span> {what}
      {happenedAt !== null && <span class="muted"> · happened {clockText(happenedAt)}</span>}
      {byHand && (
        <>
          {' '}
          <button type="button" class="link" onClick={() => void order({ order: 'fire', id })}>
            {happenedAt === null ? 'Fire' : 'Again'}
          </button>
        </>
      )}
    </li>
  );
}
