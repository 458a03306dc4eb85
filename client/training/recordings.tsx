import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { MOST_RECORDING_BYTES, type RecordingView } from '../../shared/wire/recordings.ts';
import { countText } from '../state/figure-text.ts';
import { size } from '../state/size-text.ts';
import { clockText, dateText, spanText } from '../state/time-text.ts';
import { bringRecording, recordingFile, recordings, removeRecording } from '../stream/recordings.ts';
import { openExercise } from './exercise-rest.ts';

const AGAIN_MS = 5_000;

/** Recordings that the server keeps: cut from the watch or brought from elsewhere, each to be trained with. */
export function Recordings({ opened }: { opened: () => void }) {
  const kept = useSignal<readonly RecordingView[]>([]);
  const words = useSignal('');
  const coming = useSignal<number | null>(null);
  const load = async () => {
    const answer = await recordings();
    if (answer.ok) kept.value = answer.value;
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const bring = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    if (file.size > MOST_RECORDING_BYTES) {
      words.value = `${file.name} has ${size(file.size)}; at most ${size(MOST_RECORDING_BYTES)} are taken. Cut a shorter stretch.`;
      input.value = '';
      return;
    }
    coming.value = 0;
    words.value = `Bringing ${file.name}…`;
    const answer = await bringRecording(file, (share) => {
      coming.value = share;
      if (share === 1) words.value = `Looking through ${file.name}…`;
    });
    coming.value = null;
    words.value = answer.ok ? `${answer.value.title} is kept.` : answer.message;
    input.value = '';
    await load();
  };
  return (
    <section aria-label="Recordings">
      <h2>Recordings</h2>
      <div class="open-exercise">
        <label class="wide">
          Bring a recording (.varne)
          <input type="file" accept=".varne" disabled={coming.value !== null} onChange={(e) => void bring(e.currentTarget)} />
        </label>
        {coming.value !== null && <progress value={coming.value} aria-label="How much of it is here" />}
        <p role="status">{words}</p>
      </div>
      {kept.value.length === 0 && <p class="muted">None is kept. Cut a stretch of the watch while you look back (o, then Cut…), or bring a file.</p>}
      {kept.value.map((view) => (
        <Kept key={view.id} view={view} opened={opened} changed={() => void load()} />
      ))}
    </section>
  );
}

/** Led to by its address (`/exercises#ID`): the list comes later than the page, so the browser cannot find it by itself. */
const led = (id: string): boolean => location.hash === `#${id}`;

function Kept({ view, opened, changed }: { view: RecordingView; opened: () => void; changed: () => void }) {
  const words = useSignal('');
  const removing = useSignal(false);
  const { id, state, title, from, to, tracks, alerts, reports, pseudonymised, shifted, bytes, problem, done } = view;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (led(id)) card.current?.scrollIntoView({ block: 'center' });
  }, []);
  const open = async () => {
    const answer = await openExercise({ name: title.slice(0, 80), play: { kind: 'recording', id } });
    words.value = answer.ok ? `${answer.value.name} is open, and stands until its trainer lets it go.` : answer.message;
    if (answer.ok) opened();
  };
  const remove = async () => {
    const answer = await removeRecording(id);
    removing.value = false;
    words.value = answer.ok ? '' : answer.message;
    changed();
  };
  return (
    <article ref={card} class={led(id) ? 'room led-to' : 'room'} data-recording-id={id} data-state={state}>
      <h3>{title}</h3>
      {state === 'failed' ? (
        <p class="warn-text">{problem}</p>
      ) : (
        <p class="muted">
          {dateText(from)} {clockText(from)}, {spanText(to - from)}
          {state === 'making' ? ` · being cut, ${Math.floor(done * 100)} %` : ` · ${countText(tracks, 'track')}, ${countText(alerts, 'alert')}, ${countText(reports, 'report')} · ${size(bytes)}`} · {pseudonymised ? `pseudonymised${shifted ? ' and moved' : ''}` : 'vessels and people as they were'}
        </p>
      )}
      <p class="acts">
        {state === 'ready' && (
          <>
            <button type="button" class="primary" onClick={() => void open()}>
              Open an exercise from it
            </button>
            <a href={recordingFile(id)} download>
              Download
            </a>
          </>
        )}
        {removing.value ? (
          <>
            <span>It is gone for good then.</span>
            <button type="button" onClick={() => void remove()}>
              Take it off
            </button>
            <button type="button" class="quiet" onClick={() => void (removing.value = false)}>
              Leave it
            </button>
          </>
        ) : (
          <button type="button" onClick={() => void (removing.value = true)}>
            {state === 'making' ? 'Cancel…' : 'Take it off…'}
          </button>
        )}
        {state === 'ready' && (
          <span class="muted fine">
            In a scenario: <code>{`world: { from: recording, file: ${id} }`}</code>
          </span>
        )}
      </p>
      <p role="status">{words}</p>
    </article>
  );
}
