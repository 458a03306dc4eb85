import { z } from 'zod';
import { DebriefView } from '../../shared/wire/debrief.ts';
import { Invite, type InviteInput } from '../../shared/wire/rest.ts';
import { ExerciseView, type ExerciseInput, type ExerciseOrder } from '../../shared/words/exercise.ts';
import type { RoomId } from '../../shared/words/room.ts';
import { ask, type Asked } from '../stream/ask.ts';

/** A body as JSON has it: times as ISO 8601. */
type Body<T> = T extends number ? number | string : T extends readonly (infer E)[] ? Body<E>[] : T extends object ? { [K in keyof T]: Body<T[K]> } : T;

export const exercises = (): Promise<Asked<ExerciseView[]>> => ask(z.array(ExerciseView), '/exercises');
export const debriefOf = (id: RoomId, take: number | null): Promise<Asked<DebriefView>> => ask(DebriefView, `/exercises/${encodeURIComponent(id)}/debrief${take === null ? '' : `?take=${take}`}`);
export const openExercise = (input: Body<ExerciseInput>): Promise<Asked<ExerciseView>> => ask(ExerciseView, '/exercises', input);
export const giveOrder = (id: RoomId, order: Body<ExerciseOrder>): Promise<Asked<ExerciseView>> => ask(ExerciseView, `/exercises/${id}/orders`, order);
export const inviteInto = (id: RoomId, who: InviteInput): Promise<Asked<z.infer<typeof Invite>>> => ask(Invite, `/exercises/${id}/links`, who);
/** This browser leaves where it is, for good, and is in the exercise from now on. */
export const enterExercise = (id: RoomId): Promise<Asked<null>> => ask(z.null(), `/exercises/${id}/enter`, {});

/** A moment as a body has it. */
export const iso = (at: number): string => new Date(at).toISOString();
