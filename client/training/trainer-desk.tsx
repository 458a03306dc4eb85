import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ExerciseOrder, ExerciseView } from '../../shared/words/exercise.ts';
import { exerciseView } from '../state/exercise.ts';
import { clockText } from '../state/time-text.ts';
import { second } from '../state/watch.ts';
import { giveOrder, iso } from './exercise-rest.ts';
import { elapsedText, stateText } from './exercise-words.ts';
import { Injects } from './injects.tsx';
import { InviteInto } from './invite.tsx';
import { Marks } from './marks.tsx';
import { Trainees } from './trainees.tsx';

const SPEEDS = [0.1, 0.5, 1, 2, 5, 10, 30, 60] as const;
const MINUTE = 60_000;

/** Beside the chart, for whoever leads the exercise: its clock, what it may come back to, who takes part. */
export function TrainerDesk() {
  const view = exerciseView.value;
  const words = useSignal('');
  const open = useSignal(true);
  if (view === null) return null;
  const order = async (what: Parameters<typeof giveOrder>[1]) => {
    const answer = await giveOrder(view.id, what);
    words.value = answer.ok ? '' : answer.message;
    if (answer.ok) exerciseView.value = answer.value;
  };
  return (
    <aside class={`trainer-desk ${open.value ? '' : 'shut'}`} aria-label="Trainer" data-testid="trainer-desk">
      <h2>
        Trainer
        <button type="button" class="quiet" aria-expanded={open.value} onClick={() => void (open.value = !open.value)}>
          {open.value ? 'Hide' : 'Show'}
        </button>
      </h2>
      {open.value && (
        <>
          <ClockPart view={view} order={order} />
          <p class="trainer-words" role="status">
            {words}
          </p>
          <Injects view={view} order={order} />
          <Trainees />
          <Marks view={view} order={order} />
          <details>
            <summary>Invite into this exercise</summary>
            <InviteInto id={view.id} />
          </details>
          <p>
            <a href={`/exercises/${view.id}/debrief`}>Debrief</a> · <a href="/exercises">All exercises</a>
          </p>
        </>
      )}
    </aside>
  );
}

export type GiveOrder = (order: Parameters<typeof giveOrder>[1] & { order: ExerciseOrder['order'] }) => Promise<void>;

function ClockPart({ view, order }: { view: ExerciseView; order: GiveOrder }) {
  const now = second.value ?? view.now;
  const moves = view.state === 'running' || view.state === 'hurrying';
  const back = (by: number) => order({ order: 'retake', at: iso(Math.max(view.startsAt, now - by)) });
  const answered = useRef<Promise<void>>(Promise.resolve());
  // Each press counts from the moment that the one before it goes to, and so waits for its answer.
  const forward = (by: number): void => {
    const before = answered.current;
    const go = async (): Promise<void> => {
      await before;
      const { goingTo, endsAt, now: known } = exerciseView.value ?? view;
      const from = Math.max(second.value ?? known, goingTo ?? 0);
      await order({ order: 'forward', to: iso(Math.min(endsAt ?? Infinity, from + by)) });
    };
    answered.current = go();
  };
  return (
    <section class="clock-part" aria-label="Clock of the exercise">
      <p data-testid="exercise-state">
        <strong>{stateText(view)}</strong> · <span class="figure">{elapsedText(now - view.startsAt)}</span>
        {view.endsAt !== null && <span class="muted figure"> of {elapsedText(view.endsAt - view.startsAt)}</span>}
        {view.take.number > 1 && <span class="muted"> · take {view.take.number}</span>}
      </p>
      <p class="acts">
        {moves ? (
          <button type="button" class="primary" onClick={() => void order({ order: 'pause' })}>
            Pause
          </button>
        ) : (
          <button type="button" class="primary" disabled={view.state === 'over'} onClick={() => void order({ order: 'go', speed: 1 })}>
            Go
          </button>
        )}
        <label>
          Speed{' '}
          <select value={String(view.speed)} disabled={view.state === 'over'} onChange={(e) => void order({ order: 'go', speed: Number(e.currentTarget.value) })}>
            {view.speed === 0 && <option value="0">stands</option>}
            {SPEEDS.map((speed) => (
              <option key={speed} value={String(speed)}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
      </p>
      <p class="acts" role="group" aria-label="Forward">
        <button type="button" onClick={() => forward(MINUTE)}>
          +1 min
        </button>
        <button type="button" onClick={() => forward(5 * MINUTE)}>
          +5 min
        </button>
        <button type="button" onClick={() => forward(15 * MINUTE)}>
          +15 min
        </button>
      </p>
      <p class="acts" role="group" aria-label="Take back and retake">
        <span class="muted">Retake from</span>
        <button type="button" onClick={() => void back(MINUTE)}>
          −1 min
        </button>
        <button type="button" onClick={() => void back(5 * MINUTE)}>
          −5 min
        </button>
        <button type="button" onClick={() => void order({ order: 'retake', at: iso(view.startsAt) })}>
          the start
        </button>
      </p>
      {view.take.from !== null && (
        <p class="muted">
          This take goes on from {clockText(view.take.from.at)} of {view.take.from.room === view.id ? `take ${view.take.from.take}` : 'another exercise'}.
        </p>
      )}
    </section>
  );
}
