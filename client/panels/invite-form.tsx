import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Role, UserName } from '../../shared/words/role.ts';
import type { invite } from '../stream/session.ts';

type Ask = typeof invite;

export interface InviteFormProps {
  /** Its class in the style sheet. */
  look: string;
  nameLabel: string;
  /** Makes the link: into the live watch, or into an exercise. */
  ask: Ask;
  /** What is said of the link that was made. */
  told: (who: { name: string; role: Role }) => string;
  children?: ComponentChildren;
}

/** Who is invited and as what; a link comes of it that lets one person in, once. */
export function InviteForm({ look, nameLabel, ask, told, children }: InviteFormProps) {
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
    const who = { name: checked.data, role: role.value };
    const made = await ask(who);
    link.value = made.ok ? made.url : null;
    words.value = made.ok ? told(who) : made.message;
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
    <form class={look} onSubmit={(e) => void make(e)}>
      {children}
      <label>
        {nameLabel}
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
          <input ref={box} readOnly value={link.value} aria-label="One-time link" data-testid="invite-link" />
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
