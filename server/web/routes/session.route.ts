import { Invite, InviteInput, SessionView, SignIn } from '../../../shared/wire/rest.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import { LIVE_ROOM } from '../../../shared/words/room.ts';
import { tooMany } from '../command-gate.ts';
import { ok, type Route } from '../route.ts';
import { signInUrl } from '../sign-in-url.ts';
import { leaveRoom, sessionCookie, signIn, type SignInParts } from '../sign-in.ts';

/** How long an invitation can be used. */
const INVITE_VALID_MS = 60 * 60_000;

export const sessionRoutes = (parts: SignInParts): Route[] => [
  {
    method: 'post',
    path: '/session',
    access: 'open',
    summary: 'Signs a browser in by a one-time link\'s secret or a token, and sets the session cookie',
    body: SignIn,
    status: 201,
    answer: SessionView,
    problems: ['not-signed-in', 'room-closed', 'too-many-requests', 'journal-unavailable'],
    handle: async (request) => {
      const body = SignIn.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const outcome = await signIn(parts, request, body.data.secret, ['link', 'token']);
      if ('grant' in outcome) {
        const { name, role, room } = outcome.grant;
        return { status: 201, body: { name, role, room }, headers: { 'Set-Cookie': outcome.cookie } };
      }
      if (outcome.fault === 'too-many') return tooMany(outcome.seconds);
      if (outcome.fault === 'room-closed') return problem('room-closed', 'The exercise that it was for is closed.');
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
    handle: async (_request, { person, room }) => ok({ name: person.name, role: person.role, room }),
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
        await leaveRoom(parts, caller);
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
    handle: async (request, { person, room }) => {
      if (room !== LIVE_ROOM) return problem('role-not-allowed', 'In an exercise its trainer makes the links. Nothing was made.');
      // No role stands above a supervisor's, so that no link can give more than its maker has.
      if (person.role !== 'supervisor') return problem('role-not-allowed', 'Only a supervisor lets others in. Nothing was made.');
      const wait = await parts.limit.take(person.name);
      if (wait > 0) return tooMany(wait);
      const body = InviteInput.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const at = parts.now();
      const secret = await parts.people.createLink({ ...body.data, room }, INVITE_VALID_MS);
      await parts.controlOf(room)?.append(at, person.name, { kind: 'invited', ...body.data });
      const url = signInUrl(`${request.protocol}://${request.host}`, secret);
      return { status: 201, body: { ...body.data, url, expiresAt: new Date(at + INVITE_VALID_MS).toISOString() } };
    },
  },
];
