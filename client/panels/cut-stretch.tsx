import { useSignal } from '@preact/signals';
import type { RecordingView } from '../../shared/wire/recordings.ts';
import type { Time } from '../../shared/words/position.ts';
import { strip } from '../replay/review.ts';
import type { Fixed } from '../replay/transport.ts';
import { takePast } from '../replay/whose-past.ts';
import { timeFromText } from '../replay/typed-time.ts';
import { cancelCut, cut, cutting, cutTrouble, mayCut, stretchMeant } from '../state/cutting.ts';
import { isExercise } from '../state/exercise.ts';
import { popover } from '../state/open-panels.ts';
import { countText } from '../state/figure-text.ts';
import { size } from '../state/size-text.ts';
import { clockFace, dateText, spanText } from '../state/time-text.ts';
import { me } from '../state/watch.ts';
import { recordingFile } from '../stream/recordings.ts';
import { Popover } from './popover.tsx';

const LABEL = 'Keep a stretch as a recording';

/** A stretch of the past that is kept: to be fetched as a file, or to be trained with. */
export function CutStretch({ t }: { t: Fixed }) {
  // What is cut is of the watch of this screen, and of no exercise that is only looked at.
  if (takePast.value !== null || !mayCut(me.value?.role ?? null, isExercise.value)) return null;
  const view = cutting.value;
  const face = view?.state === 'making' ? `Cutting ${percent(view)}` : 'Cut…';
  return (
    <span class="opens-up">
      <Popover name="cut" label={LABEL} flush="right" face={face} faceLabel={view?.state === 'making' ? `${face}: ${LABEL}` : LABEL}>
        <h2>{LABEL}</h2>
        {view === null ? <CutForm key={popover.value} t={t} /> : <CutState view={view} />}
        <p class="muted" role="status">
          {cutTrouble}
        </p>
      </Popover>
    </span>
  );
}

const percent = ({ done }: RecordingView): string => `${Math.floor(done * 100)} %`;
const timeText = (at: Time): string => `${dateText(at)} ${clockFace(at)}`;

function CutForm({ t }: { t: Fixed }) {
  const meant = stretchMeant(t.loop, strip.value ?? t.bounds, t.bounds);
  const from = useSignal(timeText(meant.from));
  const to = useSignal(timeText(meant.to));
  const title = useSignal('');
  const hide = useSignal(true);
  const shift = useSignal(false);
  const busy = useSignal(false);
  const read = (text: string): Time | null => timeFromText(text, t.at, t.bounds.to);
  const stretch = { from: read(from.value), to: read(to.value) };
  const words =
    stretch.from === null || stretch.to === null
      ? 'Type times as 03:12, 03:12:41 or 10 Jun 2026 03:12.'
      : stretch.to <= stretch.from
        ? 'It ends before it begins.'
        : `${spanText(stretch.to - stretch.from)}, both ends included.`;
  const take = (of: { from: Time; to: Time }): void => {
    from.value = timeText(of.from);
    to.value = timeText(of.to);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (stretch.from === null || stretch.to === null || stretch.to <= stretch.from || busy.value) return;
    busy.value = true;
    await cut({ from: stretch.from, to: stretch.to, ...(title.value.trim() !== '' && { title: title.value.trim() }), pseudonymise: hide.value ? { shift: shift.value } : null });
    busy.value = false;
  };
  const { from: a, to: b } = t.loop;
  return (
    <form class="cut-form" onSubmit={(e) => void submit(e)}>
      <label>
        From, UTC
        <input class="figure" value={from.value} aria-invalid={stretch.from === null} onInput={(e) => void (from.value = e.currentTarget.value)} />
      </label>
      <label>
        To, UTC
        <input class="figure" value={to.value} aria-invalid={stretch.to === null} onInput={(e) => void (to.value = e.currentTarget.value)} />
      </label>
      <p class="acts">
        <button type="button" disabled={a === null || b === null} onClick={() => take(stretchMeant(t.loop, t.bounds, t.bounds))}>
          The loop
        </button>
        <button type="button" onClick={() => take(stretchMeant({ from: null, to: null }, strip.value ?? t.bounds, t.bounds))}>
          All the strip shows
        </button>
      </p>
      <p class="muted" aria-live="polite">
        {words}
      </p>
      <label>
        Title
        <input value={title.value} maxLength={200} placeholder={hide.value ? 'Pseudonymised recording' : 'The watch and its times'} onInput={(e) => void (title.value = e.currentTarget.value)} />
      </label>
      <label class="check">
        <input type="checkbox" checked={hide.value} onChange={(e) => void (hide.value = e.currentTarget.checked)} />
        Replace names, numbers and free words
      </label>
      <label class="check">
        <input type="checkbox" checked={hide.value && shift.value} disabled={!hide.value} onChange={(e) => void (shift.value = e.currentTarget.checked)} />
        Move times and positions by a random offset
      </label>
      <p class="muted fine">{hide.value ? 'Pseudonymised is not anonymous: tracks, sizes and types stay.' : 'It names vessels and people as they were. The log keeps that you took it.'}</p>
      <button type="submit" class="primary" disabled={busy.value}>
        Cut
      </button>
    </form>
  );
}

function CutState({ view }: { view: RecordingView }) {
  const again = (): void => void (cutting.value = null);
  if (view.state === 'making') {
    return (
      <>
        <p>
          <progress value={view.done} aria-label="How much is cut" /> <span class="figure">{percent(view)}</span>
        </p>
        <p class="muted">It goes on while you look at other things.</p>
        <button type="button" onClick={() => void cancelCut()}>
          Cancel
        </button>
      </>
    );
  }
  if (view.state === 'failed') {
    return (
      <>
        <p class="warn-text" role="alert">
          {view.problem}
        </p>
        <button type="button" onClick={again}>
          Try another stretch
        </button>
      </>
    );
  }
  return (
    <div data-testid="cut-ready">
      <p>
        <strong>{view.title}</strong>
      </p>
      <p class="figure muted">
        {timeText(view.from)} to {timeText(view.to)} · {countText(view.tracks, 'track')}, {countText(view.alerts, 'alert')}, {countText(view.reports, 'report')} · {size(view.bytes)}
      </p>
      <p class="acts">
        <a class="button" href={recordingFile(view.id)} download>
          Download
        </a>
        <a href={`/exercises#${view.id}`}>Train with it</a>
        <button type="button" onClick={again}>
          Cut another
        </button>
      </p>
    </div>
  );
}
