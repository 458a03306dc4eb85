import { isExercise } from '../state/exercise.ts';
import { me } from '../state/watch.ts';
import { invite, signOut } from '../stream/session.ts';
import { InviteForm } from './invite-form.tsx';
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
      {(who.role === 'trainer' || (who.role === 'supervisor' && !isExercise.value)) && (
        <p class="links">
          <a href="/exercises">Exercises</a> <a href="/scenarios">Scenarios</a>
        </p>
      )}
      <button type="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </Popover>
  );
}

function Invitation() {
  return (
    <InviteForm look="invite" nameLabel="Name for the log" ask={invite} told={() => 'Give this link to your colleague. It works once.'}>
      <h2>Invite a colleague</h2>
    </InviteForm>
  );
}
