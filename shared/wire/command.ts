import { z } from 'zod';
import { Alert, TransferTo } from '../words/alert.ts';
import { Problem } from '../words/problem.ts';
import { Report, ReportInput } from '../words/report.ts';
import { UserName } from '../words/role.ts';
import { Settings } from '../words/settings.ts';
import { CommandKey } from './command-key.ts';
import { SettingsBody } from './settings.ts';

/** What every act upon an alert may carry. */
const Act = z
  .object({
    /** The revision that the person saw. Without it the alert as it is now is meant. */
    revision: z.number().int().min(1).optional(),
    key: CommandKey.optional(),
  })
  .strict();
const Note = z.string().trim().max(500);
const Reason = Note.min(1, 'a reason is needed');
const Minutes = z.number().positive();

export const AcknowledgeBody = Act.extend({
  note: Note.optional(),
  /** Its object was on the chart before this person's eyes. Category A cannot be acknowledged without. */
  shown: z.boolean().optional(),
});
export type AcknowledgeBody = z.infer<typeof AcknowledgeBody>;

/** Its sound stops for 30 s; it goes on flashing. */
export const SilenceBody = Act;

/** Every sound stops for 30 s, by one act. */
export const SilenceAllBody = Act.omit({ revision: true });

/** Offers responsibility to somebody else, who accepts or refuses. */
export const TransferBody = Act.extend({ to: TransferTo, note: Note.optional() });

/** Takes what was offered. For another centre: who there accepted it, as told over its line. */
export const AcceptBody = Act.extend({ theirName: UserName.optional(), note: Note.optional() });

/** Does not take what was offered: it goes back. */
export const RefuseBody = Act.extend({ reason: Note.optional() });

/** Puts a warning (at most 30 min) or caution (at most 8 h) aside. */
export const ShelveBody = Act.extend({ minutes: Minutes, reason: Reason });
export const UnshelveBody = Act;

/** Suppresses by a written rule, which is named, until it ends. */
export const SuppressBody = Act.extend({
  /** Id of the written rule. */
  rule: z.string().trim().min(1, 'a written rule is needed').max(80),
  reason: Reason,
  minutes: Minutes.max(366 * 24 * 60),
});
export const UnsuppressBody = Act;

/** Takes it out of service, for at most 24 h. */
export const OutOfServiceBody = Act.extend({ minutes: Minutes, reason: Reason });
export const InServiceBody = Act;

/** Proposes to release a held alert, with a reason; or, as another person and with `confirm`, does so. */
export const ReleaseBody = Act.extend({ reason: Reason, confirm: z.boolean().optional() });

/** Says what was done about it. */
export const LogBody = Act.extend({ what: Reason });

/** This person has looked at it. */
export const SeenBody = Act.omit({ revision: true });

const alertId = Alert.shape.id;

/** What a person can do to a watch. One path for sockets and REST. */
export const Command = z.discriminatedUnion('kind', [
  AcknowledgeBody.extend({ kind: z.literal('alert.acknowledge'), alertId }),
  SilenceBody.extend({ kind: z.literal('alert.silence'), alertId: alertId.optional(), all: z.literal(true).optional() }).refine(
    ({ alertId, all }) => (alertId === undefined) !== (all === undefined),
    { path: ['alertId'], message: 'either one alert or all' },
  ),
  TransferBody.extend({ kind: z.literal('alert.transfer'), alertId }),
  AcceptBody.extend({ kind: z.literal('alert.accept'), alertId }),
  RefuseBody.extend({ kind: z.literal('alert.refuse'), alertId }),
  ShelveBody.extend({ kind: z.literal('alert.shelve'), alertId }),
  UnshelveBody.extend({ kind: z.literal('alert.unshelve'), alertId }),
  SuppressBody.extend({ kind: z.literal('alert.suppress'), alertId }),
  UnsuppressBody.extend({ kind: z.literal('alert.unsuppress'), alertId }),
  OutOfServiceBody.extend({ kind: z.literal('alert.out-of-service'), alertId }),
  InServiceBody.extend({ kind: z.literal('alert.in-service'), alertId }),
  ReleaseBody.extend({ kind: z.literal('alert.release'), alertId }),
  LogBody.extend({ kind: z.literal('alert.log'), alertId }),
  SeenBody.extend({ kind: z.literal('alert.seen'), alertId }),
  z.object({ kind: z.literal('report.add'), key: CommandKey.optional(), report: ReportInput }).strict(),
  SettingsBody.extend({ kind: z.literal('settings.change') }).strict(),
]);
export type Command = z.infer<typeof Command>;

/** Those about alerts. */
export type AlertCommand = Exclude<Command, { kind: 'report.add' | 'settings.change' }>;

/** The answer comes only after the entry is durable. */
export const CommandAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Number of the entry that keeps it (the first, when there are several); 0 when there was nothing to keep. */
    seq: z.number().int(),
    alert: Alert.optional(),
    /** Every alert that `alert.silence` silenced. */
    alerts: z.array(Alert).optional(),
    report: Report.optional(),
    /** As they are after `settings.change`. */
    settings: Settings.optional(),
  }),
  z.object({
    ok: z.literal(false),
    problem: Problem,
    /** The alert as it stands, where the command was about one. */
    alert: Alert.optional(),
    /** As they are, where `settings.change` was refused as stale. */
    settings: Settings.optional(),
  }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
