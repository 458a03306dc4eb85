import type { RoomId } from '../../shared/words/room.ts';
import { InviteForm } from '../panels/invite-form.tsx';
import { inviteInto } from './exercise-rest.ts';

/** A link by which one person joins an exercise in a role. */
export function InviteInto({ id }: { id: RoomId }) {
  return (
    <InviteForm
      look="invite-into"
      nameLabel="Name"
      ask={async (who) => {
        const made = await inviteInto(id, who);
        return made.ok ? { ok: true, url: made.value.url } : { ok: false, message: made.message };
      }}
      told={({ name, role }) => `For ${name}, ${role}. It works once, within twelve hours.`}
    />
  );
}
