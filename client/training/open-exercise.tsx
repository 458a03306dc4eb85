import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExercisePlay } from '../../shared/words/exercise.ts';
import type { ScenarioCard } from '../../shared/wire/scenarios.ts';
import { scenarioOf, scenarios } from '../scenarios/scenario-rest.ts';
import { openExercise } from './exercise-rest.ts';

/** Opens an exercise: a scenario, or the simulator's traffic. The same scenario opened again is a room of its own beside the first. */
export function OpenExercise({ opened }: { opened: () => void }) {
  const name = useSignal('');
  const kind = useSignal<ExercisePlay['kind']>('scenario');
  const text = useSignal('');
  const url = useSignal('sim:?seed=1&ships=120&boats=12&start=2026-06-10T02:00:00Z&hours=2');
  const words = useSignal('');
  const cards = useSignal<readonly ScenarioCard[]>([]);
  /** Whose text stands there as it is kept; null when it is one's own. */
  const chosen = useSignal<{ card: ScenarioCard; text: string } | null>(null);
  const choose = async (id: string, unlessWritten = false): Promise<void> => {
    const answer = await scenarioOf(id);
    if (!answer.ok) words.value = answer.message;
    else if (!unlessWritten || (text.value === '' && name.value === '')) {
      chosen.value = { card: answer.value, text: answer.value.text };
      text.value = answer.value.text;
      name.value = answer.value.title.slice(0, 80);
    }
  };
  useEffect(() => {
    const load = async () => {
      const answer = await scenarios();
      if (!answer.ok) return;
      // A draft cannot be played.
      cards.value = answer.value.filter(({ faults }) => faults === 0);
      const asked = new URLSearchParams(location.search).get('scenario');
      // That of the address, else the first is ready to be opened; whoever has begun to write keeps what they wrote.
      const first = asked ?? cards.value[0]?.id;
      if (first !== undefined) await choose(first, asked === null);
    };
    void load();
  }, []);
  const card = chosen.value !== null && chosen.value.text === text.value ? chosen.value.card : undefined;
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const play: ExercisePlay = kind.value === 'scenario' ? { kind: 'scenario', text: text.value, ...(card !== undefined && { of: { id: card.id, revision: card.revision } }) } : { kind: 'source', url: url.value };
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
              value={card?.id ?? ''}
              onChange={(e) => {
                if (e.currentTarget.value !== '') void choose(e.currentTarget.value);
              }}
            >
              <option value="">of one's own</option>
              {cards.value.map(({ id, title, minutes }) => (
                <option key={id} value={id}>
                  {title} ({minutes ?? '?'} min)
                </option>
              ))}
            </select>
          </label>
          {card !== undefined && (
            <div class="wide brief">
              <p>{card.brief}</p>
              <ul>
                {card.objectives.map((objective) => (
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
