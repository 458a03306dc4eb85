import { useSignal } from '@preact/signals';
import { ReportChannel } from '../../shared/words/report.ts';
import type { GiveOrder } from './trainer-desk.tsx';

/** A call that the scenario does not have: whoever trains hears it at the next second. */
export function NewCall({ order }: { order: GiveOrder }) {
  const said = useSignal('');
  const position = useSignal('');
  const channel = useSignal<ReportChannel>('999');
  const call = async (event: SubmitEvent) => {
    event.preventDefault();
    await order({ order: 'inject', inject: { kind: 'report', channel: channel.value, seen: said.value, position: position.value } });
  };
  return (
    <form class="make-inject" onSubmit={(e) => void call(e)}>
      <label>
        What is said
        <textarea rows={2} maxLength={500} required value={said.value} onInput={(e) => void (said.value = e.currentTarget.value)} />
      </label>
      <label>
        Position that is said
        <input required value={position.value} placeholder="51 01.30 N 1 23.92 E" autocomplete="off" onInput={(e) => void (position.value = e.currentTarget.value)} />
      </label>
      <label>
        By
        <select value={channel.value} onChange={(e) => void (channel.value = ReportChannel.catch('999').parse(e.currentTarget.value))}>
          {ReportChannel.options.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Let it ring</button>
    </form>
  );
}
