import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ScenarioCard } from '../../shared/wire/scenarios.ts';
import type { Asked } from '../stream/ask.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { readTextFile } from './files.ts';
import { newText } from './new-text.ts';
import { makeScenario, scenarioOf, scenarios, shelveScenario } from './scenario-rest.ts';
import { copyOf } from './state/saving.ts';

/** The scenarios that come with Varne, and the centre's own. */
export function ListPage() {
  const cards = useSignal<readonly ScenarioCard[]>([]);
  const aside = useSignal<readonly ScenarioCard[]>([]);
  const words = useSignal('');
  const loaded = useSignal(false);
  const load = async () => {
    const [all, put] = await Promise.all([scenarios(), scenarios(true)]);
    if (all.ok) cards.value = all.value;
    if (put.ok) aside.value = put.value;
    words.value = all.ok ? words.value : all.message;
    loaded.value = all.ok;
  };
  useEffect(() => void load(), []);
  const make = async (text: string) => {
    const answer = await makeScenario(text);
    if (answer.ok) location.assign(`/scenarios/${answer.value.id}`);
    else words.value = answer.message;
  };
  const copy = async (card: ScenarioCard) => {
    const answer = await scenarioOf(card.id);
    if (answer.ok) await make(copyOf(answer.value.text, answer.value.faults === 0));
    else words.value = answer.message;
  };
  const upload = async (input: HTMLInputElement) => {
    const read = await readTextFile(input.files?.[0]);
    input.value = '';
    if (read === null) return;
    if ('problem' in read) words.value = read.problem;
    else await make(read.text);
  };
  const shelve = async (card: ScenarioCard, away: boolean) => {
    const answer: Asked<unknown> = await shelveScenario(card.id, { aside: away, revision: card.revision });
    words.value = answer.ok ? `${card.title} ${away ? 'was put aside; it stands below and can be brought back' : 'is among the others again'}.` : answer.message;
    await load();
  };
  return (
    <main class="training">
      <header>
        <h1>Scenarios</h1>
        <span>
          <a href="/exercises">Exercises</a> · <a href="/">Back to the chart</a>
        </span>
      </header>
      <p role="status">{words}</p>
      {loaded.value && (
        <>
          <p class="acts">
            <button type="button" class="primary" onClick={() => void make(newText(Date.now()))}>
              New scenario
            </button>
            <label>
              From a file{' '}
              <input type="file" accept=".yaml,.yml,.json,.txt" onChange={(e) => void upload(e.currentTarget)} />
            </label>
          </p>
          <section aria-label="The centre's own">
            <h2>The centre's own</h2>
            {cards.value.every(({ shipped }) => shipped) && <p class="muted">None yet. Copy one of those below, or begin a new one.</p>}
            {cards.value.filter(({ shipped }) => !shipped).map((card) => (
              <Card key={card.id} card={card} copy={() => void copy(card)} shelve={() => void shelve(card, true)} />
            ))}
          </section>
          <section aria-label="Shipped with Varne">
            <h2>Shipped with Varne</h2>
            {cards.value.filter(({ shipped }) => shipped).map((card) => (
              <Card key={card.id} card={card} copy={() => void copy(card)} />
            ))}
          </section>
          {aside.value.length > 0 && (
            <details>
              <summary>Put aside ({aside.value.length})</summary>
              {aside.value.map((card) => (
                <Card key={card.id} card={card} copy={() => void copy(card)} shelve={() => void shelve(card, false)} />
              ))}
            </details>
          )}
        </>
      )}
    </main>
  );
}

function Card({ card, copy, shelve }: { card: ScenarioCard; copy: () => void; shelve?: () => void }) {
  const { id, title, brief, minutes, shipped, faults, savedAt, savedBy, revision, aside } = card;
  return (
    <article class="room" data-scenario-id={id}>
      <h3>
        <a href={`/scenarios/${id}`}>{title}</a>
      </h3>
      <p class="muted">
        {minutes === null ? 'Nobody knows how long' : `${minutes} min`}
        {!shipped && savedAt !== null && ` · revision ${revision}, ${savedBy ?? ''} ${dateText(savedAt)} ${clockText(savedAt)}`}
        {faults > 0 && <strong class="warn-text"> · draft with {faults === 1 ? 'one fault' : `${faults} faults`}</strong>}
      </p>
      {brief !== '' && <p>{brief}</p>}
      <p class="acts">
        <button type="button" onClick={copy}>
          Make a copy
        </button>
        {faults === 0 && !aside && <a href={`/exercises?scenario=${encodeURIComponent(id)}`}>Open an exercise</a>}
        {shelve !== undefined && (
          <button type="button" onClick={shelve}>
            {aside ? 'Bring back' : 'Put aside'}
          </button>
        )}
      </p>
    </article>
  );
}
