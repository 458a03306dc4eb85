import { useSignal } from '@preact/signals';
import type { ExerciseView } from '../../shared/words/exercise.ts';
import { selectedSeen } from '../state/selection.ts';
import type { GiveOrder } from './trainer-desk.tsx';

/** Takes a vessel in hand: one of the scenario's own, or the one that is selected on the chart. */
export function MoveVessel({ view, order }: { view: ExerciseView; order: GiveOrder }) {
  const own = view.injects.filter(({ kind, happenedAt }) => kind === 'vessel' && happenedAt !== null).map(({ id }) => id);
  const selected = selectedSeen.value?.item;
  const mmsi = selected !== undefined && /^\d{9}$/.test(selected.id) ? selected.id : null;
  const chosen = useSignal('');
  const [course, speed, to] = [useSignal(''), useSignal(''), useSignal('')];
  const vessel = chosen.value === '' ? (mmsi ?? own[0] ?? '') : chosen.value;
  const move = async (event: SubmitEvent) => {
    event.preventDefault();
    await order({
      order: 'inject',
      inject: {
        kind: 'move',
        vessel,
        ...(course.value !== '' && { course: Number(course.value) }),
        ...(speed.value !== '' && { speed: Number(speed.value) }),
        ...(to.value.trim() !== '' && { to: to.value }),
      },
    });
  };
  if (vessel === '') return <p class="muted">Select a vessel with an MMSI on the chart.</p>;
  return (
    <form class="make-inject" onSubmit={(e) => void move(e)}>
      <label>
        Vessel
        <select value={vessel} onChange={(e) => void (chosen.value = e.currentTarget.value)}>
          {mmsi !== null && <option value={mmsi}>{selected?.name ?? mmsi} (selected)</option>}
          {own.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </label>
      <label>
        Course, °
        <input type="number" min={0} max={359.9} step="any" value={course.value} onInput={(e) => void (course.value = e.currentTarget.value)} />
      </label>
      <label>
        Speed, kn
        <input type="number" min={0} max={60} step="any" value={speed.value} onInput={(e) => void (speed.value = e.currentTarget.value)} />
      </label>
      <label>
        To (a position; blank: from where it is)
        <input value={to.value} placeholder="51 01.30 N 1 23.92 E" autocomplete="off" onInput={(e) => void (to.value = e.currentTarget.value)} />
      </label>
      <button type="submit">Move it</button>
    </form>
  );
}
