import { z } from 'zod';
import { IsoTime, Position, Time } from './position.ts';

/** How a report came in (REQUIREMENTS 2.3). */
export const ReportChannel = z.enum(['999', 'mobile', 'message', 'vhf', 'e-mail', 'aircraft', 'radar', 'ship', 'shore', 'other']);
export type ReportChannel = z.infer<typeof ReportChannel>;

const count = z.number().int().min(0).max(500);

/**
 * What a person types: a sighting that somebody reports. No names, nationalities or opinions about the caller
 * have a place here (REQUIREMENTS 6.1).
 */
export const ReportInput = z
  .object({
    position: Position,
    /** When it was seen; not later than a minute from now. */
    observedAt: IsoTime,
    /** Who or what saw it, as a channel. */
    channel: ReportChannel,
    /** In words: what was seen. */
    seen: z.string().trim().min(1, 'say what was seen').max(500),
    /** How far off the position may be, metres. */
    accuracyM: z.number().min(0).max(50_000).nullish(),
    sog: z.number().min(0).max(102.2).nullish(),
    cog: z.number().min(0).lt(360).nullish(),
    /** Persons on board, a range; the same number twice when it was counted. */
    peopleMin: count.nullish(),
    peopleMax: count.nullish(),
  })
  .strict()
  .refine((r) => r.peopleMin == null || r.peopleMax == null || r.peopleMin <= r.peopleMax, {
    path: ['peopleMax'],
    message: 'the higher count is below the lower one',
  });
export type ReportInput = z.infer<typeof ReportInput>;

/** A report as kept. Immutable; a correction is a new report. */
export const Report = z.object({
  /** `r1`, `r2`, ... in their watch; the track it makes is `report:1`, ... */
  id: z.string().regex(/^r[1-9]\d*$/),
  position: Position,
  observedAt: Time,
  receivedAt: Time,
  channel: ReportChannel,
  seen: z.string(),
  accuracyM: z.number().nullable(),
  sog: z.number().nullable(),
  cog: z.number().nullable(),
  peopleMin: z.number().int().nullable(),
  peopleMax: z.number().int().nullable(),
});
export type Report = z.infer<typeof Report>;
