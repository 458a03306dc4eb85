import { z } from 'zod';
import { Moment, Score } from '../scenario/score/figure.ts';
import { Time } from '../words/position.ts';
import { RoomId } from '../words/room.ts';

export const DebriefLineView = Moment.extend({ kind: z.enum(['inject', 'alert', 'report', 'source', 'mark', 'note']) });
export type DebriefLineView = z.infer<typeof DebriefLineView>;

/** What one take of an exercise came to: expected against actual, every figure with its moments, and everything on one line of time. */
export const DebriefView = z.object({
  exercise: RoomId,
  name: z.string(),
  take: z.number().int().min(1),
  takes: z.array(z.number().int()),
  /** It is still open, and this browser may be in it. */
  open: z.boolean(),
  /** Where its moments are recorded, newest first: each from `from` on. A take that goes on from another begins in that one. */
  recordedIn: z.array(z.object({ exercise: RoomId, take: z.number().int().min(1), from: Time })),
  /** Head of the chain over everything that this take's watch concluded and that was done in it; null when that is nothing. */
  hash: z.string().nullable(),
  title: z.string(),
  brief: z.string(),
  objectives: z.array(z.string()),
  from: Time,
  to: Time,
  score: Score,
  lines: z.array(DebriefLineView),
});
export type DebriefView = z.infer<typeof DebriefView>;

export const DebriefQuery = z.object({ take: z.coerce.number().int().min(1).optional() });
