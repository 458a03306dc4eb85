import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExercisePlay } from '../../shared/words/exercise.ts';
import type { ScenarioCard } from '../../shared/wire/scenarios.ts';
import { openExercise, shippedScenarios } from './exercise-rest.ts';

/** Opens an exercise: a scenario, or the simulator's traffic. The same scenario opened again is a room of its own beside the first. */
export function OpenExercise({ opened }: { opened: () => void }) {
  const name = useSignal('');
  const kind = useSignal<ExercisePlay['kind']>('scenario');
  const text = useSignal('');
  const url = useSignal('sim:?seed=1&ships=120&boats=12&start=2026-06-10T02:00:00Z&hours=2');
  const words = useSignal('');
  const shipped = useSignal<readonly ScenarioCard[]>([]);
  const choose = (card: ScenarioCard): void => {
    text.value = card.text;
    name.value = card.title;
  };
  useEffect(() => {
    const load = async () => {
      const answer = await shippedScenarios();
      if (!answer.ok) return;
      shipped.value = answer.value;
      // The first of them is ready to be opened; whoever has begun to write keeps what they wrote.
      const first = answer.value[0];
      if (first !== undefined && text.value === '' && name.value === '') choose(first);
    };
    void load();
  }, []);
  const chosen = shipped.value.find((card) => card.text === text.value);
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const play: ExercisePlay = kind.value === 'scenario' ? { kind: 'scenario', text: text.value } : { kind: 'source', url: url.value };
    const answer = await openExercise({ name: name.value, play });
    words.value = answer.ok ? `${answer.value.name} is open, and stands until its trainer lets it go.` : answer.message;
    if (!answer.ok) return;
    name.value = '';
    opened();
  };
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    text.value = await file.text();
    if (name.value === '') name.value = /^title:\s*(.+)$/m.exec(text.value)?.[1]?.slice(0, 80) ?? file.name;
  };
  return (
    <form class="open-exercise" aria-label="Open an exercise" onSubmit={(e) => void open(e)}>
      <h2>Open an exercise</h2>
      <label>
        Name
        <input value={name.value} required maxLength={80} autocomplete="off" onInput={(e) => void (name.value = e.currentTarget.value)} />
      </label>
      <label>
        Plays
        <select value={kind.value} onChange={(e) => void (kind.value = e.currentTarget.value === 'source' ? 'source' : 'scenario')}>
          <option value="scenario">A scenario</option>
          <option value="source">Traffic of the simulator</option>
        </select>
      </label>
      {kind.value === 'scenario' ? (
        <>
          <label>
            Scenario
            <select
              value={shipped.value.find((card) => card.text === text.value)?.id ?? ''}
              onChange={(e) => {
                const card = shipped.value.find(({ id }) => id === e.currentTarget.value);
                if (card !== undefined) choose(card);
              }}
            >
              <option value="">of one's own</option>
              {shipped.value.map(({ id, title, minutes }) => (
                <option key={id} value={id}>
                  {title} ({minutes} min)
                </option>
              ))}
            </select>
          </label>
          {chosen !== undefined && (
            <div class="wide brief">
              <p>{chosen.brief}</p>
              <ul>
                {chosen.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ul>
            </div>
          )}
          <label>
            From a file
            <input type="file" accept=".yaml,.yml,.json,.txt" onChange={(e) => void read(e.currentTarget)} />
          </label>
          <label class="wide">
            Its text
            <textarea rows={8} required spellcheck={false} value={text.value} onInput={(e) => void (text.value = e.currentTarget.value)} />
          </label>
        </>
      ) : (
        <label class="wide">
          Seed, ships, small boats a day, when it begins and for how long
          <input value={url.value} required spellcheck={false} onInput={(e) => void (url.value = e.currentTarget.value)} />
        </label>
      )}
      <button type="submit">Open</button>
      <p role="status">{words}</p>
    </form>
  );
}
