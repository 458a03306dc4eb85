import { API_PATH, Invite, SessionView, type InviteInput } from '../../shared/wire/rest.ts';
import { Problem } from '../../shared/words/problem.ts';

/** Whether the session still stands; null when the server cannot be reached or does not say. */
export async function isSignedIn(): Promise<boolean | null> {
  try {
    const answer = await fetch(`${API_PATH}/session`, { headers: { accept: 'application/json' } });
    if (answer.status === 401) return false;
    return SessionView.safeParse(await answer.json()).success ? true : null;
  } catch {
    return null;
  }
}

/** Ends the session and leaves the page. */
export async function signOut(): Promise<void> {
  try {
    await fetch(`${API_PATH}/session`, { method: 'DELETE' });
  } finally {
    location.assign('/sign-in');
  }
}

export type Invited = { ok: true; url: string } | { ok: false; message: string };

/** Makes a link with which one person can sign in once. Supervisors only. */
export async function invite(who: InviteInput): Promise<Invited> {
  try {
    const answer = await fetch(`${API_PATH}/links`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(who) });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, url: Invite.parse(body).url };
    const problem = Problem.safeParse(body);
    return { ok: false, message: problem.success ? problem.data.detail : `The server answered ${answer.status}; no link was made.` };
  } catch {
    return { ok: false, message: 'The server did not answer; no link was made. Try again.' };
  }
}
