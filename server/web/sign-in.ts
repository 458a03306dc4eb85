import type { Request } from 'express';
import type { ControlLog, Grant, People } from '../journal/contract.ts';
import { LIVE_ROOM, type RoomId } from '../../shared/words/room.ts';
import type { Caller } from './caller.ts';
import type { Time } from '../../shared/words/position.ts';
import { COOKIE_DAYS, cookieName } from './cookie.ts';
import type { Limit } from './limits.ts';

export interface SignInParts {
  readonly people: People;
  /** The control log of a room; null when the room is closed. */
  readonly controlOf: (room: RoomId) => ControlLog | null;
  readonly limit: Limit;
  readonly now: () => Time;
  /** Who the browser is by now, if anybody. */
  readonly caller: (request: Request) => Promise<Caller | null>;
  /** Shows a session's screens out. */
  readonly endSession: (session: string) => void;
}

/** The session's cookie ready to be set, and whose session it is; or why there is none. */
export type SignedIn = { readonly grant: Grant; readonly cookie: string } | { readonly fault: 'unknown' } | { readonly fault: 'room-closed' } | { readonly fault: 'too-many'; readonly seconds: number };

/**
 * Signs a browser in by a link's secret or a token. A link is spent by it, whether or not the browser then
 * keeps the cookie. It stands in the control log before the cookie is given. A browser is in one room at a time: a
 * session that it has in another ends, with all its screens.
 */
export async function signIn(parts: SignInParts, request: Request, secret: string, kinds: readonly ('link' | 'token')[]): Promise<SignedIn> {
  const address = request.ip ?? 'unknown';
  const seconds = await parts.limit.take(address);
  if (seconds > 0) return { fault: 'too-many', seconds };
  const at = parts.now();
  for (const by of kinds) {
    const grant = by === 'link' ? await parts.people.spendLink(secret, at) : await parts.people.whoHasToken(secret);
    if (grant === null) continue;
    // A whole watch that signs in behind one proxy after a power cut is no attack.
    await parts.limit.giveBack(address);
    const control = parts.controlOf(grant.room);
    if (control === null) return { fault: 'room-closed' };
    await control.append(at, grant.name, { kind: 'signed-in', name: grant.name, role: grant.role, by });
    const before = await parts.caller(request);
    if (before !== null && before.room !== grant.room) await leaveRoom(parts, before);
    const session = await parts.people.createSession(grant, at);
    return { grant, cookie: sessionCookie(request, session, COOKIE_DAYS * 86_400) };
  }
  return { fault: 'unknown' };
}

/** Takes a browser that is signed in into an exercise, as its trainer; its session where it was ends. */
export async function enterRoom(parts: SignInParts, request: Request, caller: Caller, room: RoomId): Promise<string> {
  const at = parts.now();
  const { name } = caller.person;
  await parts.controlOf(room)?.append(at, name, { kind: 'signed-in', name, role: 'trainer', by: 'link' });
  await leaveRoom(parts, caller);
  const session = await parts.people.createSession({ name, role: 'trainer', room }, at);
  return sessionCookie(request, session, COOKIE_DAYS * 86_400);
}

/** Ends a browser's session: on every screen that uses it. */
export async function leaveRoom(parts: SignInParts, caller: Caller): Promise<void> {
  await caller.signOut();
  parts.endSession(caller.session);
  const { name } = caller.person;
  await (parts.controlOf(caller.room) ?? parts.controlOf(LIVE_ROOM))?.append(parts.now(), name, { kind: 'signed-out', name });
}

/** A `Set-Cookie` that keeps the session, or with age 0 takes it back. */
export function sessionCookie(request: Request, value: string, maxAgeS: number): string {
  const { secure } = request;
  const parts = [`${cookieName(secure, request.get('host'))}=${value}`, 'Path=/', `Max-Age=${maxAgeS}`, 'HttpOnly', 'SameSite=Lax'];
  return (secure ? [...parts, 'Secure'] : parts).join('; ');
}
