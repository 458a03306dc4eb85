import { useSignal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import { ANSWER_WITHIN_MS } from '../../shared/words/alert-limits.ts';
import { isQualified, UserName } from '../../shared/words/role.ts';
import { spanText } from '../state/time-text.ts';
import { me, present } from '../state/watch.ts';
import { AlertForm, focusOnce } from './alert-form.tsx';

const CENTRE = 'centre:';

/** Offers responsibility to somebody who is here, or to another centre. */
export function TransferForm({ alert }: { alert: Alert }) {
  const here = present.value.filter((p) => isQualified(p.role) && p.name !== me.value?.name);
  const chosen = useSignal<string | null>(null);
  const centre = useSignal('');
  const note = useSignal('');
  const amiss = useSignal<string | null>(null);
  const to = chosen.value ?? here[0]?.name ?? CENTRE;
  const isCentre = to === CENTRE;
  return (
    <AlertForm
      alert={alert}
      label="Transfer"
      send="Offer it"
      amiss={(words) => void (amiss.value = words)}
      make={() => {
        const name = UserName.safeParse(isCentre ? centre.value : to);
        if (!name.success) return `Which centre: ${name.error.issues[0]?.message ?? 'a name is needed'}.`;
        const words = note.value.trim();
        return (head) => ({ kind: 'alert.transfer', ...head, to: { kind: isCentre ? 'centre' : 'desk', name: name.data }, ...(words === '' ? {} : { note: words }) });
      }}
    >
      <label>
        To
        <select value={to} ref={focusOnce} onChange={(e) => void (chosen.value = e.currentTarget.value)}>
          {here.map((p) => (
            <option key={p.name} value={p.name}>
              {p.name}, {p.role}
            </option>
          ))}
          <option value={CENTRE}>Another centre</option>
        </select>
      </label>
      {isCentre && (
        <label>
          Which centre
          <input value={centre.value} maxLength={60} autocomplete="off" placeholder="Gris-Nez" onInput={(e) => void (centre.value = e.currentTarget.value)} />
        </label>
      )}
      <label>
        Note
        <input value={note.value} maxLength={500} autocomplete="off" onInput={(e) => void (note.value = e.currentTarget.value)} />
      </label>
      <p class="muted">
        {here.length === 0 && 'Nobody else who may take it is here. '}
        {isCentre ? `Tell them over your own line and enter their answer within ${spanText(ANSWER_WITHIN_MS.centre)}` : `They have ${spanText(ANSWER_WITHIN_MS.desk)} to accept`}; without an answer it comes back.
      </p>
      <p class="amiss" role="status">
        {amiss}
      </p>
    </AlertForm>
  );
}
