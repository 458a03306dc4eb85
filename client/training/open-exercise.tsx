import { useSignal } from '@preact/signals';
import { openExercise } from './exercise-rest.ts';

/** Opens an exercise with the simulator's traffic; the same seed gives every room the same night. */
export function OpenExercise({ opened }: { opened: () => void }) {
  const name = useSignal('');
  const seed = useSignal('1');
  const ships = useSignal('120');
  const boats = useSignal('12');
  const start = useSignal('2026-06-10T02:00');
  const hours = useSignal('2');
  const words = useSignal('');
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const query = new URLSearchParams({ seed: seed.value, ships: ships.value, boats: boats.value, start: `${start.value}:00Z`, hours: hours.value });
    const answer = await openExercise({ name: name.value, play: { kind: 'source', url: `sim:?${query.toString().replaceAll('%3A', ':')}` } });
    words.value = answer.ok ? `${answer.value.name} is open, and stands until its trainer lets it go.` : answer.message;
    if (!answer.ok) return;
    name.value = '';
    opened();
  };
  return (
    <form class="open-exercise" aria-label="Open an exercise" onSubmit={(e) => void open(e)}>
      <h2>Open an exercise</h2>
      <label>
        Name
        <input value={name.value} required maxLength={80} autocomplete="off" onInput={(e) => void (name.value = e.currentTarget.value)} />
      </label>
      <label>
        Begins, UTC
        <input type="datetime-local" value={start.value} required onInput={(e) => void (start.value = e.currentTarget.value.slice(0, 16))} />
      </label>
      <label>
        Hours
        <input type="number" min={0.1} max={24} step="any" value={hours.value} onInput={(e) => void (hours.value = e.currentTarget.value)} />
      </label>
      <label>
        Ships
        <input type="number" min={0} max={2000} value={ships.value} onInput={(e) => void (ships.value = e.currentTarget.value)} />
      </label>
      <label>
        Small boats a day
        <input type="number" min={0} max={200} value={boats.value} onInput={(e) => void (boats.value = e.currentTarget.value)} />
      </label>
      <label>
        Seed
        <input type="number" min={0} value={seed.value} onInput={(e) => void (seed.value = e.currentTarget.value)} />
      </label>
      <button type="submit">Open</button>
      <p role="status">{words}</p>
    </form>
  );
}
