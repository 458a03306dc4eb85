import type { z } from 'zod';
import { API_PATH } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { Problem } from '../../shared/words/problem.ts';

/** What was asked for, or why it was not to be had, in words for a person; the problem itself where the server named one. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string; readonly problem: Problem | null };

export interface AskOptions {
  /** With a body POST when it is not said. */
  readonly method?: string;
  readonly signal?: AbortSignal;
}

/** Asks REST for something, or to do something: a body is posted, unless another method is said. */
export async function ask<S extends z.ZodType>(schema: S, path: string, body?: unknown, { method = 'POST', signal }: AskOptions = {}): Promise<Asked<z.output<S>>> {
  try {
    const answer = await fetch(`${API_PATH}${path}`, {
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { method, body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
    if (answer.status === 204) return { ok: true, value: fromRest(schema, null) };
    const json: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: fromRest(schema, json) };
    const { data: problem = null } = Problem.safeParse(json);
    return { ok: false, message: problem?.detail ?? `The server answered ${answer.status}; it is not known whether anything was done.`, problem };
  } catch {
    return { ok: false, message: 'The server did not answer. Look whether it was done, then try again.', problem: null };
  }
}
