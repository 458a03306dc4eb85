import { z } from 'zod';

/** The one room that is no exercise. */
export const LIVE_ROOM = 'live';

export const EXERCISE_PREFIX = 'exercise-';

/** An exercise is told by its prefix wherever it is named: in links, journals and the log. */
export const ExerciseId = z.string().regex(/^exercise-[0-9a-f]{8}$/);
export type ExerciseId = z.infer<typeof ExerciseId>;

/** Where a session is let in: the live watch, or one exercise, and nowhere else. */
export const RoomId = z.union([z.literal(LIVE_ROOM), ExerciseId]);
export type RoomId = z.infer<typeof RoomId>;
