import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Role, UserName } from '../../shared/words/role.ts';
import { isExercise } from '../state/exercise.ts';
import { me } from '../state/watch.ts';
import { invite, signOut } from '../stream/session.ts';
import { Popover } from './popover.tsx';

/** Who one is, signing out, and, for supervisors, a link for a colleague. */
export function AccountPanel() {
  const who = me.value;
  if (!who) return null;
  return (
    <Popover name="account" label="Account" flush="right" face={<>{who.name}</>} faceLabel={`Account: ${who.name}, ${who.role}`}>
      <p>
        <strong>{who.name}</strong> <span class="muted">{who.role}</span>
      </p>
      {who.role === 'supervisor' && !isExercise.value && <Invitation />}
      {(who.role === 'trainer' || (who.role === 'supervisor' && !isExercise.value)) && <a href="/exercises">Exercises</a>}
      <button type="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </Popover>
  );
}

function Invitation() {
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
    words.value = 'Making the link…';
    const made = await invite({ name: checked.data, role: role.value });
    link.value = made.ok ? made.url : null;
    words.value = made.ok ? 'Give this link to your colleague. It works once.' : made.message;
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
    <form class="invite" onSubmit={(e) => void make(e)}>
      <h2>Invite a colleague</h2>
      <label>
        Name for the log
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
          <input ref={box} readOnly value={link.value} aria-label="One-time link" />
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
