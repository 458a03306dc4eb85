import { createHash } from 'node:crypto';
import type { People } from '../journal/contract.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Person } from '../../shared/words/role.ts';
import type { RoomId } from '../../shared/words/room.ts';

/** Whoever asks, once it is known who it is. */
export interface Caller {
  readonly person: Person;
  /** The one room that this caller may reach. */
  readonly room: RoomId;
  /** Stands for the session or token in rooms and logs; the secret cannot be had from it. */
  readonly session: string;
  readonly by: 'session' | 'token';
  /** Whether the session or token still holds. */
  stillIn(now: Time): Promise<boolean>;
  /** Ends the session; a token stays until it is revoked. */
  signOut(): Promise<void>;
}

/** What a request or a socket's handshake shows of itself. */
export interface Credentials {
  readonly cookie: string | null;
  readonly bearer: string | null;
}

const MAX_SECRET = 512;

/**
 * Who it is by session cookie or bearer token; null when neither is good. A bearer token goes first: a program
 * that sends one means it.
 */
export async function whoIs(people: People, { cookie, bearer }: Credentials, now: Time): Promise<Caller | null> {
  if (bearer !== null && bearer.length <= MAX_SECRET) {
    const grant = await people.whoHasToken(bearer);
    if (grant === null) return null;
    return {
      person: { kind: 'person', name: grant.name, role: grant.role },
      room: grant.room,
      session: handleOf(bearer),
      by: 'token',
      stillIn: async () => (await people.whoHasToken(bearer)) !== null,
      signOut: async () => {},
    };
  }
  if (cookie !== null && cookie.length <= MAX_SECRET) {
    const grant = await people.whoHasSession(cookie, now);
    if (grant === null) return null;
    return {
      person: { kind: 'person', name: grant.name, role: grant.role },
      room: grant.room,
      session: handleOf(cookie),
      by: 'session',
      stillIn: async (later) => (await people.whoHasSession(cookie, later)) !== null,
      signOut: () => people.endSession(cookie),
    };
  }
  return null;
}

const handleOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url').slice(0, 22);

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(header: string | undefined): string | null {
  const found = /^Bearer +([^\s]+) *$/i.exec(header ?? '');
  return found?.[1] ?? null;
}
