import { z } from 'zod';

/** What a person may do. Operator and supervisor are the qualified roles (requirement R20). */
export const Role = z.enum(['viewer', 'trainee', 'operator', 'supervisor', 'trainer']);
export type Role = z.infer<typeof Role>;

/** May close, downgrade, merge, shelve and accept a hand-over (requirement R20). */
export const isQualified = (role: Role): boolean => role === 'operator' || role === 'supervisor';

/** A name that a person gives for the log: printable, one line, 1 to 60 characters. */
export const UserName = z
  .string()
  .trim()
  .min(1, 'a name is needed')
  .max(60, 'at most 60 characters')
  .regex(/^[^\p{C}]+$/u, 'printable characters only');

/** Who did something: a person in a role, or the engine itself (`system`). */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), name: UserName, role: Role }),
  z.object({ kind: z.literal('system'), name: z.string() }),
]);
export type Actor = z.infer<typeof Actor>;
export type Person = Extract<Actor, { kind: 'person' }>;
