import { z } from 'zod';
import { AlertPriority } from '../../words/alert.ts';
import { IsoTime, Time } from '../../words/position.ts';

/** The longest span that is asked for at once: a day and what is seen beside it. */
export const LONGEST_OVERVIEW_MS = 48 * 3_600_000;

/** Which part of the past is meant. */
export const PastQuery = z.object({ from: IsoTime, to: IsoTime });

/** A recorded stretch: what is fetched to show any moment in it. */
export const PastStretch = z.object({
  /** Its number, ascending with time. */
  number: z.number().int().min(1),
  from: Time,
  /** When its last sightings were recorded; what happened up to the next stretch belongs to it too. */
  to: Time,
  sightings: z.number().int().min(0),
  /** Nothing comes to it any more: it never changes. */
  closed: z.boolean(),
});
export type PastStretch = z.infer<typeof PastStretch>;

/** Something that one would go to: an alert that was raised or came back, a report that was entered. */
export const PastEvent = z.object({
  seq: z.number().int().min(1),
  at: Time,
  kind: z.enum(['alert', 'report']),
  /** Of an alert. */
  priority: AlertPriority.nullable(),
  /** What to call it, in a few words. */
  what: z.string(),
});
export type PastEvent = z.infer<typeof PastEvent>;

/** What there is of a watch's past between two times: for the strip under the chart, and for jumping from one thing to the next. */
export const PastOverview = z.object({
  watch: z.string(),
  /** When the recording begins that is still kept; null while nothing is. */
  first: Time.nullable(),
  /** Watch time of the answer: what came up to here is in it. */
  now: Time,
  stretches: z.array(PastStretch),
  /** Oldest first. */
  events: z.array(PastEvent),
  /** There were more events than are told: those of the end are missing. */
  cut: z.boolean(),
});
export type PastOverview = z.infer<typeof PastOverview>;
