import { z } from 'zod';
import { DebriefView } from '../../shared/wire/debrief.ts';
import { API_PATH, Invite, type InviteInput } from '../../shared/wire/rest.ts';
import { ScenarioCard } from '../../shared/wire/scenarios.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { ExerciseView, type ExerciseInput, type ExerciseOrder } from '../../shared/words/exercise.ts';
import { Problem } from '../../shared/words/problem.ts';
import type { RoomId } from '../../shared/words/room.ts';

/** What was asked for, or why it was not to be had, in words for a person. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** A body as JSON has it: times as ISO 8601. */
type Body<T> = T extends number ? number | string : T extends readonly (infer E)[] ? Body<E>[] : T extends object ? { [K in keyof T]: Body<T[K]> } : T;

export const exercises = (): Promise<Asked<ExerciseView[]>> => ask(z.array(ExerciseView), '/exercises');
export const debriefOf = (id: RoomId, take: number | null): Promise<Asked<DebriefView>> => ask(DebriefView, `/exercises/${encodeURIComponent(id)}/debrief${take === null ? '' : `?take=${take}`}`);
export const shippedScenarios = (): Promise<Asked<ScenarioCard[]>> => ask(z.array(ScenarioCard), '/scenarios');
export const openExercise = (input: Body<ExerciseInput>): Promise<Asked<ExerciseView>> => ask(ExerciseView, '/exercises', input);
export const giveOrder = (id: RoomId, order: Body<ExerciseOrder>): Promise<Asked<ExerciseView>> => ask(ExerciseView, `/exercises/${id}/orders`, order);
export const inviteInto = (id: RoomId, who: InviteInput): Promise<Asked<z.infer<typeof Invite>>> => ask(Invite, `/exercises/${id}/links`, who);
/** This browser leaves where it is, for good, and is in the exercise from now on. */
export const enterExercise = (id: RoomId): Promise<Asked<null>> => ask(z.null(), `/exercises/${id}/enter`, {});

/** A moment as a body has it. */
export const iso = (at: number): string => new Date(at).toISOString();

async function ask<S extends z.ZodType>(schema: S, path: string, body?: unknown): Promise<Asked<z.output<S>>> {
  try {
    const answer = await fetch(`${API_PATH}${path}`, {
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (answer.status === 204) return { ok: true, value: fromRest(schema, null) };
    const json: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: fromRest(schema, json) };
    const problem = Problem.safeParse(json);
    return { ok: false, message: problem.success ? problem.data.detail : `The server answered ${answer.status}; it is not known whether anything was done.` };
  } catch {
    return { ok: false, message: 'The server did not answer. Look whether it was done, then try again.' };
  }
}
