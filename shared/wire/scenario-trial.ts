import { z } from 'zod';
import { MOST_SCENARIO_CHARS } from '../words/exercise.ts';
import { Time } from '../words/position.ts';
import { Score } from '../scenario/score/figure.ts';
import { DebriefLineView } from './debrief.ts';

/** A scenario that is to be run to its end at full speed, kept or not. */
export const ScenarioTrialBody = z.object({ text: z.string().min(1, 'a text is needed').max(MOST_SCENARIO_CHARS, `at most ${MOST_SCENARIO_CHARS} characters`) }).strict();
export type ScenarioTrialBody = z.infer<typeof ScenarioTrialBody>;

/** Lines that an answer carries; what was more is only counted. */
export const MOST_TRIAL_LINES = 500;

/** What a scenario comes to when nobody is there: everything expected is missed, or void where it could not have been done. */
export const ScenarioTrial = z.object({
  /** As `varne scenario run` prints it; null when nothing was concluded. */
  hash: z.string().nullable(),
  from: Time,
  /** Whether it raises what it is about, and when. */
  raises: z.array(z.object({ rule: z.string(), vessel: z.string().nullable(), zone: z.string().nullable(), by: Time, at: Time.nullable(), inTime: z.boolean() })),
  score: Score,
  /** What happened and what was raised, in order. */
  lines: z.array(DebriefLineView),
  linesLeftOut: z.number().int().min(0),
});
export type ScenarioTrial = z.infer<typeof ScenarioTrial>;
