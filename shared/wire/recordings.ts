import { z } from 'zod';
import { Time } from '../words/position.ts';

/** A recording on the server's shelf, `recordings/ID.varne` of its data folder; a person may put files there, too. */
export const RecordingId = z.string().regex(/^[A-Za-z0-9][\w-]{0,63}$/, 'letters, digits, - and _');
export type RecordingId = z.infer<typeof RecordingId>;

/** The longest stretch that is cut at once. */
export const LONGEST_CUT_MS = 48 * 3_600_000;
/** What a recording on the shelf may have, bytes: two days of a thousand vessels have a fifth of it. */
export const MOST_RECORDING_BYTES = 1024 * 1024 * 1024;

const Title = z.string().trim().min(1, 'a title is needed').max(200, 'at most 200 characters');

/** A stretch of the past that is to be kept, both ends included. */
export const CutBody = z
  .object({
    from: Time,
    to: Time,
    /** A plain one unless said. */
    title: Title.optional(),
    /** Nobody can be recognised any more by name or number; `shift` also moves everything by one random offset. Null or left out: as it was. */
    pseudonymise: z.object({ shift: z.boolean() }).strict().nullable().default(null),
  })
  .strict();
export type CutBody = z.infer<typeof CutBody>;

/** Of what an uploaded recording is called, when the file is not asked. */
export const UploadQuery = z.object({ name: z.string().trim().min(1).max(200).default('the file') });

/** A recording on the shelf, or one that is being made. */
export const RecordingView = z.object({
  id: RecordingId,
  /** `making`: it is not there yet. `failed`: it could not be made, or the file cannot be used; `problem` says why and what to do. */
  state: z.enum(['making', 'ready', 'failed']),
  /** How much of it is made, 0 to 1. */
  done: z.number().min(0).max(1),
  problem: z.string().nullable(),
  title: z.string(),
  from: Time,
  to: Time,
  sightings: z.number().int(),
  tracks: z.number().int(),
  alerts: z.number().int(),
  reports: z.number().int(),
  pseudonymised: z.boolean(),
  /** Its times or places are not the true ones. */
  shifted: z.boolean(),
  bytes: z.number().int(),
});
export type RecordingView = z.infer<typeof RecordingView>;
