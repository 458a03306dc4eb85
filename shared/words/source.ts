import { z } from 'zod';
import { Time } from './position.ts';

/**
 * Why a line's own time was not believed; the line is used all the same, and no bad line.
 *
 * - `wrong-time`: the time agrees with none around it; the line, or row, is of the time before
 * - `clock-set-back`: from here on times are behind those before; time goes on from where it was
 */
export const TIME_FAULTS = ['wrong-time', 'clock-set-back'] as const;
export type TimeFault = (typeof TIME_FAULTS)[number];
export const isTimeFault = (reason: string): boolean => TIME_FAULTS.some((fault) => fault === reason);

/**
 * `connecting`: not yet, or again; `live`: bringing sightings; `silent`: connected, nothing for a minute;
 * `ended`: a file read to its end; `failed`: it will not come back by itself.
 */
export const SourceState = z.enum(['connecting', 'live', 'silent', 'ended', 'failed']);
export type SourceState = z.infer<typeof SourceState>;

/** How one source is doing, as `/healthz` and the bar show it. */
export const SourceHealth = z.object({
  name: z.string(),
  state: SourceState,
  /** Sentences a second over the last ten seconds of wall time. */
  rate: z.number(),
  /** Seconds of wall time since the last sentence; null when there was none. */
  age: z.number().nullable(),
  lines: z.number().int(),
  sightings: z.number().int(),
  /** Dropped input by reason: `checksum`, `too-short`, `not-nmea`, ...; and lines that were used at another time than their own (`TIME_FAULTS`). */
  errors: z.record(z.string(), z.number().int()),
  /** The last trouble in words, or null. */
  problem: z.string().nullable(),
});
export type SourceHealth = z.infer<typeof SourceHealth>;

/** The watch's clock on the wire: what time it is there and how fast it goes. */
export const WatchClock = z.object({
  now: Time,
  /** Watch seconds a wall second; 0 when it stands. */
  rate: z.number(),
  /** `wall`: the time of day. `recording`: a file's own time drives it. */
  kind: z.enum(['wall', 'recording']),
});
export type WatchClock = z.infer<typeof WatchClock>;
