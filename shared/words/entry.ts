import { z } from 'zod';
import { Alert, AlertEvent, AlertState } from './alert.ts';
import { Time } from './position.ts';
import { ExerciseAct } from './exercise.ts';
import { Report } from './report.ts';
import { Actor, Role } from './role.ts';
import { SettingsChange } from './settings.ts';
import { SourceState } from './source.ts';

/**
 * What an entry says, by kind. A kind's body never changes its meaning: a new meaning is a new kind.
 * `alert` carries the alert as it stands after the transition, so that a screen replaces and a restart folds.
 */
export const EntryBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alert'), event: AlertEvent, from: AlertState, alert: Alert }),
  z.object({ kind: z.literal('report'), report: Report }),
  z.object({ kind: z.literal('settings'), change: SettingsChange }),
  z.object({ kind: z.literal('source'), source: z.string(), state: SourceState, problem: z.string().nullable() }),
]);
export type EntryBody = z.infer<typeof EntryBody>;

/** What people did to the room: a log of its own, on wall time, outside what replay must reproduce. */
export const ControlBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), version: z.string(), restored: z.boolean() }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('signed-in'), name: z.string(), role: Role, by: z.enum(['link', 'token']) }),
  z.object({ kind: z.literal('signed-out'), name: z.string() }),
  z.object({ kind: z.literal('invited'), name: z.string(), role: Role }),
  /** A stretch was cut, or a recording brought, fetched or taken away. `from` and `to` are its own times; of a cut, those that were asked for. */
  z.object({ kind: z.literal('recording'), act: z.enum(['cut', 'uploaded', 'fetched', 'removed']), id: z.string().nullable(), from: Time, to: Time, pseudonymised: z.boolean() }),
  /** What the trainer did to an exercise. */
  z.object({ kind: z.literal('exercise'), act: ExerciseAct }),
]);
export type ControlBody = z.infer<typeof ControlBody>;

/** An entry before the journal numbers and chains it. */
export const EntryDraft = z.object({
  /** When it was entered, watch time (wall time in the control log). */
  at: Time,
  observedAt: Time.nullable(),
  receivedAt: Time.nullable(),
  actor: Actor,
  /** The command's idempotency key, when a command made it. */
  key: z.string().nullable(),
  body: EntryBody,
});
export type EntryDraft = z.infer<typeof EntryDraft>;

/** One line of the journal: who, what, when observed, when received, when entered. */
export const Entry = EntryDraft.extend({
  /** 1, 2, 3, ... without a gap in its watch. */
  seq: z.number().int().min(1),
  /** SHA-256 over the entry and the hash before it, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Entry = z.infer<typeof Entry>;
