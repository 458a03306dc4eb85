import { z } from 'zod';
import { IsoTime } from '../words/position.ts';
import { Role, UserName } from '../words/role.ts';
import { RoomId } from '../words/room.ts';

/** Where the REST interface stands; a change that breaks a program gets another number. */
export const API_PATH = '/api/v1';

/** A one-time link's secret, or a token. */
export const SignIn = z.object({ secret: z.string().trim().min(1, 'a secret is needed').max(512) }).strict();
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in. */
export const SessionView = z.object({ name: UserName, role: Role, room: RoomId });
export type SessionView = z.infer<typeof SessionView>;

/** Whom a supervisor lets into the live watch, or a trainer into an exercise, and as what. */
export const InviteInput = z.object({ name: UserName, role: Role }).strict();
export type InviteInput = z.infer<typeof InviteInput>;

/** A link that signs that person in, once. */
export const Invite = z.object({ name: UserName, role: Role, url: z.url(), expiresAt: IsoTime });
export type Invite = z.infer<typeof Invite>;

/** Which stretch of the journal: entries after a number, at most so many. */
export const EntriesQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
export type EntriesQuery = z.infer<typeof EntriesQuery>;
