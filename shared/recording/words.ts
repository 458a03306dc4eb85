import { z } from 'zod';
import { IsoTime, Time } from '../words/position.ts';
import { RuleSettings } from '../words/rules.ts';
import { ZoneCollection } from '../words/zone.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** From where what is in a recording came. */
export const RecordingOrigin = z.object({
  kind: z.enum(['watch', 'recording', 'nmea', 'csv', 'simulator']),
  /** Name of the file, without its folder, or of the watch. Null when it is not to be told. */
  name: z.string().nullable(),
});

/** What was changed so that nobody can be recognised by what is in the file. By how much it was shifted is not kept. */
export const Pseudonymised = z.object({ at: IsoTime, timeShifted: z.boolean(), placeShifted: z.boolean() });
export type Pseudonymised = z.infer<typeof Pseudonymised>;

/** HEAD: what a recording is. */
export const RecordingHead = z.object({
  title: z.string().trim().min(1).max(200),
  /** For whoever opens it: what it shows, and a warning where one is due. */
  note: z.string().max(4_000).default(''),
  /** The program that wrote it, and when (wall time). */
  madeBy: z.string(),
  madeAt: IsoTime,
  origin: RecordingOrigin,
  pseudonymised: Pseudonymised.nullable().default(null),
  /**
   * The chain that its entries are links of: the watch's name, and number and hash of the entry before the first here
   * (0 and null at the beginning of a watch). Null when there is no chain: an import has no entries.
   */
  chain: z.object({ watch: z.string(), seq: count, hash: hash.nullable() }).nullable().default(null),
});
export type RecordingHead = z.infer<typeof RecordingHead>;

/** LAWS: what the watch went by when the recording begins. Null: it is not known, and the player's own are used. */
export const RecordingLaws = z.object({ zones: ZoneCollection.nullable(), rules: RuleSettings.nullable() });
export type RecordingLaws = z.infer<typeof RecordingLaws>;

/** A list that ends at the first item that does not fit: a file that is made to harm is full of them, and each would be told of. */
export const listOf = <T>(item: z.ZodType<T>, most: number) =>
  z.unknown().transform((given, context): T[] => {
    if (!Array.isArray(given)) {
      context.addIssue({ code: 'custom', message: 'no list' });
      return z.NEVER;
    }
    const read: T[] = [];
    for (const value of given.length > most ? [] : given) {
      const one = item.safeParse(value);
      if (!one.success) break;
      read.push(one.data);
    }
    if (read.length === given.length) return read;
    context.addIssue({ code: 'custom', message: given.length > most ? `more than ${most}` : `item ${read.length + 1} does not fit` });
    return z.NEVER;
  });

/** The longest line of a journal: every zone that can be watched, with all its points. */
const LONGEST_LINE = 8 * 1024 * 1024;

/** One line of the journal as it was kept: its canonical JSON (server/journal/chain.ts) and its hash. */
export const KeptLine = z.tuple([z.number().int().min(1), hash, z.string().max(LONGEST_LINE)]);
export interface KeptEntry {
  readonly seq: number;
  readonly hash: string;
  readonly line: string;
}

export const RecordingCounts = z.object({
  sightings: count,
  positions: count,
  /** Tracks that were heard, known from before included. */
  tracks: count,
  entries: count,
  /** Alerts that were raised in it, and reports that were entered. */
  alerts: count,
  reports: count,
});
export type RecordingCounts = z.infer<typeof RecordingCounts>;

const place = z.object({ at: z.number().int().min(0), bytes: z.number().int().min(0) });

/** A chunk a minute for four months. */
const MOST_PLACES = 200_000;

/** INDX: where everything is, and what it comes to. Places are those of whole sections, from the file's first byte. */
export const RecordingIndex = z.object({
  /** The stretch that was recorded: the watch's time goes from the one to the other. */
  from: Time,
  to: Time,
  counts: RecordingCounts,
  /** What was left out on the way here, by reason: lines that could not be used, messages that could not be rewritten. */
  leftOut: z.record(z.string(), count).default({}),
  sections: z.object({ HEAD: place, LAWS: place, PAST: place }),
  books: listOf(place.extend({ book: count }), MOST_PLACES),
  /** In order. `from` is when its keyframe stands, `to` the newest time in it. */
  traffic: listOf(place.extend({ book: count, from: Time, to: Time, sightings: count, positions: count }), MOST_PLACES),
  entries: listOf(place.extend({ firstSeq: count, lastSeq: count, from: Time, to: Time }), MOST_PLACES),
});
export type RecordingIndex = z.infer<typeof RecordingIndex>;
