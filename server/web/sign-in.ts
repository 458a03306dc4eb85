import type { Request } from 'express';
import type { ControlLog, Grant, People } from '../journal/contract.ts';
import type { Time } from '../../shared/words/position.ts';
import { COOKIE_DAYS, cookieName } from './cookie.ts';
import type { Limit } from './limits.ts';

export interface SignInParts {
  readonly people: People;
  readonly control: ControlLog;
  readonly limit: Limit;
  readonly now: () => Time;
}

/** The session's cookie ready to be set, and whose session it is; or why there is none. */
export type SignedIn = { readonly grant: Grant; readonly cookie: string } | { readonly fault: 'unknown' } | { readonly fault: 'too-many'; readonly seconds: number };

/**
 * Signs a browser in by a link's secret or a token. A link is spent by it, whether or not the browser then
 * keeps the cookie. It stands in the control log before the cookie is given.
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
    await parts.control.append(at, grant.name, { kind: 'signed-in', name: grant.name, role: grant.role, by });
    const session = await parts.people.createSession(grant, at);
    return { grant, cookie: sessionCookie(request, session, COOKIE_DAYS * 86_400) };
  }
  return { fault: 'unknown' };
}

/** A `Set-Cookie` that keeps the session, or with age 0 takes it back. */
export function sessionCookie(request: Request, value: string, maxAgeS: number): string {
  const { secure } = request;
  const parts = [`${cookieName(secure, request.get('host'))}=${value}`, 'Path=/', `Max-Age=${maxAgeS}`, 'HttpOnly', 'SameSite=Lax'];
  return (secure ? [...parts, 'Secure'] : parts).join('; ');
}
