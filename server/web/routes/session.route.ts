import { Invite, InviteInput, SessionView, SignIn } from '../../../shared/wire/rest.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import { tooMany } from '../command-gate.ts';
import { ok, type Route } from '../route.ts';
import { signInUrl } from '../sign-in-url.ts';
import { sessionCookie, signIn, type SignInParts } from '../sign-in.ts';

/** How long an invitation can be used. */
const INVITE_VALID_MS = 60 * 60_000;

export interface SessionRouteParts extends SignInParts {
  /** Shows the session's screens out. */
  readonly endSession: (session: string) => void;
}

export const sessionRoutes = (parts: SessionRouteParts): Route[] => [
  {
    method: 'post',
    path: '/session',
    access: 'open',
    summary: 'Signs a browser in by a one-time link\'s secret or a token, and sets the session cookie',
    body: SignIn,
    status: 201,
    answer: SessionView,
    problems: ['not-signed-in', 'too-many-requests', 'journal-unavailable'],
    handle: async (request) => {
      const body = SignIn.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const outcome = await signIn(parts, request, body.data.secret, ['link', 'token']);
      if ('grant' in outcome) {
        const { name, role } = outcome.grant;
        return { status: 201, body: { name, role }, headers: { 'Set-Cookie': outcome.cookie } };
      }
      if (outcome.fault === 'too-many') return tooMany(outcome.seconds);
      return problem('not-signed-in', 'This is no token, and no link that can still be used. Ask a supervisor for a new link.');
    },
  },
  {
    method: 'get',
    path: '/session',
    access: 'signed-in',
    summary: 'Who is signed in',
    status: 200,
    answer: SessionView,
    problems: [],
    handle: async (_request, { person }) => ok({ name: person.name, role: person.role }),
  },
  {
    method: 'delete',
    path: '/session',
    access: 'signed-in',
    summary: 'Signs out: the session ends on every screen that uses it. A token stays good',
    status: 204,
    answer: 'nothing',
    problems: ['journal-unavailable'],
    handle: async (request, caller) => {
      if (caller.by === 'session') {
        await caller.signOut();
        parts.endSession(caller.session);
        await parts.control.append(parts.now(), caller.person.name, { kind: 'signed-out', name: caller.person.name });
      }
      return { status: 204, headers: { 'Set-Cookie': sessionCookie(request, '', 0) } };
    },
  },
  {
    method: 'post',
    path: '/links',
    access: 'signed-in',
    summary: 'Makes a link that signs another person in once, within the hour; supervisors only',
    body: InviteInput,
    status: 201,
    answer: Invite,
    problems: ['role-not-allowed', 'journal-unavailable'],
    handle: async (request, { person }) => {
      // No role stands above a supervisor's, so that no link can give more than its maker has.
      if (person.role !== 'supervisor') return problem('role-not-allowed', 'Only a supervisor lets others in. Nothing was made.');
      const wait = await parts.limit.take(person.name);
      if (wait > 0) return tooMany(wait);
      const body = InviteInput.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const at = parts.now();
      const secret = await parts.people.createLink(body.data, INVITE_VALID_MS);
      await parts.control.append(at, person.name, { kind: 'invited', ...body.data });
      const url = signInUrl(`${request.protocol}://${request.host}`, secret);
      return { status: 201, body: { ...body.data, url, expiresAt: new Date(at + INVITE_VALID_MS).toISOString() } };
    },
  },
];
