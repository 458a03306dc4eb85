import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Role, UserName } from '../../shared/words/role.ts';
import type { RoomId } from '../../shared/words/room.ts';
import { inviteInto } from './exercise-rest.ts';

/** A link by which one person joins an exercise in a role. */
export function InviteInto({ id }: { id: RoomId }) {
  const name = useSignal('');
  const role = useSignal<Role>('operator');
  const link = useSignal<string | null>(null);
  const words = useSignal('');
  const box = useRef<HTMLInputElement>(null);
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    const checked = UserName.safeParse(name.value);
    if (!checked.success) {
      words.value = `${checked.error.issues[0]?.message ?? 'a name is needed'}.`;
      return;
    }
    const made = await inviteInto(id, { name: checked.data, role: role.value });
    link.value = made.ok ? made.value.url : null;
    words.value = made.ok ? `For ${checked.data}, ${role.value}. It works once, within twelve hours.` : made.message;
    if (made.ok) name.value = '';
  };
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(link.value ?? '');
      words.value = 'Copied. It works once.';
    } catch {
      words.value = 'The link is marked: copy it by hand.';
    }
  };
  return (
    <form class="invite-into" onSubmit={(e) => void make(e)}>
      <label>
        Name
        <input value={name.value} maxLength={60} autocomplete="off" onInput={(e) => void (name.value = e.currentTarget.value)} />
      </label>
      <label>
        Role
        <select value={role.value} onChange={(e) => void (role.value = Role.catch('viewer').parse(e.currentTarget.value))}>
          {Role.options.map((r) => (
            <option key={r} value={r}>
              {r}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Make a link</button>
      {link.value !== null && (
        <div class="copy">
          <input ref={box} readOnly value={link.value} aria-label="One-time link" data-testid="exercise-link" />
          <button type="button" onClick={() => void copy()}>
            Copy
          </button>
        </div>
      )}
      <p class="muted" role="status">
        {words}
      </p>
    </form>
  );
}
