import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExerciseView } from '../../shared/words/exercise.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { enterExercise, exercises, giveOrder } from './exercise-rest.ts';
import { elapsedText, stateText } from './exercise-words.ts';
import { InviteInto } from './invite.tsx';
import { Recordings } from './recordings.tsx';
import { OpenExercise } from './open-exercise.tsx';

const AGAIN_MS = 2_000;

/** Every exercise of this server, to be opened, gathered for, entered and closed. */
export function RoomsPage() {
  /** Null before the first answer. */
  const rooms = useSignal<readonly ExerciseView[] | null>(null);
  const refused = useSignal<string | null>(null);
  const words = useSignal('');
  const load = async () => {
    const answer = await exercises();
    refused.value = !answer.ok && answer.problem?.name === 'role-not-allowed' ? answer.message : null;
    if (answer.ok) rooms.value = answer.value;
    words.value = answer.ok ? '' : answer.message;
  };
  useEffect(() => {
    void load();
    // Whoever was refused is not let in by asking again.
    const timer = setInterval(() => {
      if (refused.value === null) void load();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  if (refused.value !== null)
    return (
      <main class="training">
        <header>
          <h1>Exercises</h1>
          <a href="/">Back to the chart</a>
        </header>
        <p role="alert">{refused}</p>
      </main>
    );
  const open = (rooms.value ?? []).filter(({ state }) => state !== 'closed');
  const closed = (rooms.value ?? []).filter(({ state }) => state === 'closed');
  return (
    <main class="training">
      <header>
        <h1>Exercises</h1>
        <span>
          <a href="/scenarios">Scenarios</a> · <a href="/">Back to the chart</a>
        </span>
      </header>
      <p class="muted" role="status">
        {words}
      </p>
      {rooms.value !== null && (
        <>
          <section aria-label="Open exercises">
            <h2>Open now</h2>
            {open.length === 0 && <p class="muted">None.</p>}
            {open.map((view) => (
              <OpenRoom key={view.id} view={view} changed={() => void load()} />
            ))}
          </section>
          <OpenExercise opened={() => void load()} />
          <Recordings opened={() => void load()} />
        </>
      )}
      {closed.length > 0 && (
        <section aria-label="Closed exercises">
          <h2>Closed</h2>
          {closed.map((view) => (
            <article key={view.id} class="room">
              <h3>{view.name}</h3>
              <p class="muted">
                Opened {dateText(view.openedAt)} {clockText(view.openedAt)} by {view.openedBy} · {view.takes.length === 1 ? 'one take' : `${view.takes.length} takes`} · played to {elapsedText(view.now - view.startsAt)}
              </p>
              <Plays view={view} />
              <p>
                <a href={`/exercises/${view.id}/debrief`}>Debrief</a>
              </p>
            </article>
          ))}
        </section>
      )}
    </main>
  );
}

/** Which kept scenario it plays, in which version: rooms of one scenario are told apart from those of the next version. */
function Plays({ view: { scenario } }: { view: ExerciseView }) {
  if (scenario === null) return null;
  return (
    <p class="muted">
      Plays <a href={`/scenarios/${scenario.id}`}>the scenario {scenario.id}</a>
      {scenario.revision > 0 && `, version ${scenario.revision}`}
    </p>
  );
}

function OpenRoom({ view, changed }: { view: ExerciseView; changed: () => void }) {
  const inviting = useSignal(false);
  const closing = useSignal(false);
  const words = useSignal('');
  const enter = async () => {
    const answer = await enterExercise(view.id);
    if (answer.ok) location.assign('/');
    else words.value = answer.message;
  };
  const order = async (what: 'pause' | 'close') => {
    const answer = await giveOrder(view.id, { order: what });
    words.value = answer.ok ? '' : answer.message;
    changed();
  };
  return (
    <article class="room" data-exercise-id={view.id}>
      <h3>{view.name}</h3>
      <p>
        <strong>{stateText(view)}</strong> · {dateText(view.now)} {clockText(view.now)} ({elapsedText(view.now - view.startsAt)}) · take {view.take.number}
      </p>
      {view.brief !== null && <p>{view.brief}</p>}
      <Plays view={view} />
      <p class="muted">{view.present.length === 0 ? 'Nobody is in it.' : `In it: ${view.present.join(', ')}`}</p>
      <p class="acts">
        <button type="button" class="primary" onClick={() => void enter()}>
          Enter as trainer
        </button>
        <button type="button" aria-expanded={inviting.value} onClick={() => void (inviting.value = !inviting.value)}>
          Invite
        </button>
        <a href={`/exercises/${view.id}/debrief`}>Debrief</a>
        {view.state === 'running' && (
          <button type="button" onClick={() => void order('pause')}>
            Pause
          </button>
        )}
        {closing.value ? (
          <>
            <span>Everybody is shown out; the journal stays.</span>
            <button type="button" onClick={() => void order('close')}>
              Close it
            </button>
            <button type="button" class="quiet" onClick={() => void (closing.value = false)}>
              Leave it open
            </button>
          </>
        ) : (
          <button type="button" onClick={() => void (closing.value = true)}>
            Close…
          </button>
        )}
      </p>
      {inviting.value && <InviteInto id={view.id} />}
      <p role="status">{words}</p>
    </article>
  );
}
