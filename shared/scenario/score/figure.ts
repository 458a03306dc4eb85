import { z } from 'zod';
import { Time } from '../../words/position.ts';

/**
 * How something came out. `open`: not yet: its time limit is not over, or the scenario was not played to its end and what it is about may still
 * happen. `void`: it could not be done, because what it is about never happened; that is the scenario's doing, not the trainee's. `told`: a figure without a limit.
 */
export const Verdict = z.enum(['met', 'late', 'missed', 'open', 'void', 'told']);
export type Verdict = z.infer<typeof Verdict>;

/** A moment of the exercise that a figure rests on: what the page jumps to. */
export const Moment = z.object({
  at: Time,
  what: z.string(),
  /** The journal's entry, where there is one. */
  seq: z.number().int().min(1).nullable(),
  /** Who did it, where somebody did. */
  by: z.string().nullable(),
});
export type Moment = z.infer<typeof Moment>;

/** One case of a figure: one call, one alert, one expectation. */
export const Case = z.object({
  what: z.string(),
  verdict: Verdict,
  /** In the figure's unit; null when there is nothing to measure. */
  value: z.number().nullable(),
  limit: z.number().nullable(),
  moments: z.array(Moment),
});
export type Case = z.infer<typeof Case>;

/** One figure of a score. */
export const Figure = z.object({
  /** Name of the criterion: `time-to-plot`, `expectations` ... */
  criterion: z.string(),
  title: z.string(),
  unit: z.enum(['s', 'times']),
  /** Seconds: the median of the cases that have a value. Times: how many cases there are. Null when there is none. */
  value: z.number().nullable(),
  cases: z.array(Case),
});
export type Figure = z.infer<typeof Figure>;

export const Score = z.object({
  scenario: z.string(),
  from: Time,
  /** How far it had come. */
  to: Time,
  expectations: z.object({ met: z.number().int(), late: z.number().int(), missed: z.number().int(), open: z.number().int(), void: z.number().int() }),
  figures: z.array(Figure),
});
export type Score = z.infer<typeof Score>;

/** The middle value; the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
