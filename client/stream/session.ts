import { z } from 'zod';
import { Problem } from '../../shared/words/problem.ts';
import { Role, UserName } from '../../shared/words/role.ts';

const Session = z.object({ name: UserName, role: Role });
const Link = z.object({ url: z.string().min(1) });

/** Whether the session still stands; null when the server cannot be reached or does not say. */
export async function isSignedIn(): Promise<boolean | null> {
  try {
    const answer = await fetch('/api/v1/session', { headers: { accept: 'application/json' } });
    if (answer.status === 401) return false;
    return Session.safeParse(await answer.json()).success ? true : null;
  } catch {
    return null;
  }
}

/** Ends the session and leaves the page. */
export async function signOut(): Promise<void> {
  try {
    await fetch('/api/v1/session', { method: 'DELETE' });
  } finally {
    location.assign('/sign-in');
  }
}

export type Invited = { ok: true; url: string } | { ok: false; message: string };

/** Makes a link with which one person can sign in once. Supervisors only. */
export async function invite(name: string, role: Role): Promise<Invited> {
  try {
    const answer = await fetch('/api/v1/links', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, role }) });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, url: new URL(Link.parse(body).url, location.href).href };
    const problem = Problem.safeParse(body);
    return { ok: false, message: problem.success ? problem.data.detail : `The server answered ${answer.status}; no link was made.` };
  } catch {
    return { ok: false, message: 'The server did not answer; no link was made. Try again.' };
  }
}
