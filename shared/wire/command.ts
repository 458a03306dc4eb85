import { z } from 'zod';
import { Alert } from '../words/alert.ts';
import { Problem } from '../words/problem.ts';
import { Report, ReportInput } from '../words/report.ts';

/** Made by the sender, once per act: sending a command twice under one key does the act once. */
export const CommandKey = z.string().min(8).max(64).regex(/^[\w-]+$/);

export const AcknowledgeBody = z
  .object({
    /** The revision that the person saw. Without it the alert as it is now is meant. */
    revision: z.number().int().min(1).optional(),
    key: CommandKey.optional(),
    note: z.string().trim().max(500).optional(),
  })
  .strict();
export type AcknowledgeBody = z.infer<typeof AcknowledgeBody>;

/** What a person can do to a watch. One path for sockets and REST. */
export const Command = z.discriminatedUnion('kind', [
  AcknowledgeBody.extend({ kind: z.literal('alert.acknowledge'), alertId: Alert.shape.id }),
  z.object({ kind: z.literal('report.add'), key: CommandKey.optional(), report: ReportInput }).strict(),
]);
export type Command = z.infer<typeof Command>;

/** The answer comes only after the entry is durable. */
export const CommandAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Number of the entry that keeps it. */
    seq: z.number().int(),
    alert: Alert.optional(),
    report: Report.optional(),
  }),
  z.object({
    ok: z.literal(false),
    problem: Problem,
    /** The alert as it stands, where the command was about one. */
    alert: Alert.optional(),
  }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
