import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Score } from '../../shared/scenario/score/figure.ts';
import type { DebriefView } from '../../shared/wire/debrief.ts';
import { API_PATH } from '../../shared/wire/rest.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { DebriefTimeLine } from './debrief-time-line.tsx';
import { debriefOf } from './exercise-rest.ts';
import { elapsedText } from './exercise-words.ts';
import { Figures } from './figures.tsx';
import { MomentLink } from './moment-link.tsx';

/** What an exercise came to: for the talk afterwards, on the screen and on paper. */
export function DebriefPage({ id }: { id: string }) {
  const take = useSignal<number | null>(null);
  const debrief = useSignal<DebriefView | null>(null);
  const words = useSignal('Reading the journal…');
  useEffect(() => {
    const load = async () => {
      const answer = await debriefOf(id, take.value);
      if (answer.ok) debrief.value = answer.value;
      words.value = answer.ok ? '' : answer.message;
    };
    void load();
  }, [take.value]);
  const view = debrief.value;
  return (
    <main class="training debrief">
      <header>
        <h1>Debrief {view?.name}</h1>
        <a href="/exercises">All exercises</a>
      </header>
      <p role="status">{words}</p>
      {view !== null && <Report view={view} choose={(number) => void (take.value = number)} />}
    </main>
  );
}

function Report({ view, choose }: { view: DebriefView; choose: (take: number) => void }) {
  const { from, to, score, lines, takes, take, title, brief, objectives, hash } = view;
  return (
    <>
      <section aria-label="About">
        <p>
          <strong>{title}</strong> · {dateText(from)} {clockText(from)} to {clockText(to)} ({elapsedText(to - from)}) · take {take} of {takes.length}
        </p>
        <p>{brief}</p>
        <ul>
          {objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
        <p class="acts on-screen">
          {takes.length > 1 && (
            <label>
              Take{' '}
              <select value={String(take)} onChange={(e) => choose(Number(e.currentTarget.value))}>
                {takes.map((number) => (
                  <option key={number} value={String(number)}>
                    {number}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="button" onClick={() => print()}>
            Print
          </button>
          <a href={`${API_PATH}/exercises/${view.exercise}/debrief.csv?take=${take}`} download>
            Figures as CSV
          </a>
        </p>
      </section>
      <Summary score={score} />
      <DebriefTimeLine view={view} />
      <Figures view={view} />
      <section aria-label="Everything that happened">
        <h2>Everything that happened</h2>
        <table class="debrief-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => (
              <tr key={i} data-kind={line.kind}>
                <td class="figure">
                  <MomentLink view={view} at={line.at} />
                </td>
                <td>
                  <span class="inject-kind">{line.kind}</span> {line.what}
                </td>
                <td>{line.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="muted fine">Hash of what was concluded and done in this take: {hash ?? 'nothing was'}</p>
    </>
  );
}

const COUNTED = ['met', 'late', 'missed', 'open', 'void'] as const;
const COUNT_TEXT = { met: 'met', late: 'late', missed: 'missed', open: 'not yet', void: 'could not be' } as const;

function Summary({ score: { expectations } }: { score: Score }) {
  const all = COUNTED.reduce((n, verdict) => n + expectations[verdict], 0);
  if (all === 0) return null;
  return (
    <section aria-label="Expected against actual">
      <h2>Expected against actual</h2>
      <ul class="plain verdicts" data-testid="verdicts">
        {COUNTED.filter((verdict) => expectations[verdict] > 0).map((verdict) => (
          <li key={verdict} data-verdict={verdict}>
            <strong class="figure">{expectations[verdict]}</strong> {COUNT_TEXT[verdict]}
          </li>
        ))}
      </ul>
    </section>
  );
}
