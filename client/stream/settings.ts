import type { z } from 'zod';
import { AlertReport, DryRun, type DryRunBody } from '../../shared/wire/settings.ts';
import { API_PATH } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { Problem } from '../../shared/words/problem.ts';

export type Asked<T> = { ok: true; answer: T } | { ok: false; words: string };

const NO_ANSWER = 'No answer came. Nothing was changed; try again when the link is back.';

async function ask<S extends z.ZodType>(schema: S, path: string, init: RequestInit = {}): Promise<Asked<z.output<S>>> {
  try {
    const answer = await fetch(`${API_PATH}${path}`, init);
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, answer: fromRest(schema, body) };
    const problem = Problem.safeParse(body);
    return { ok: false, words: problem.success ? problem.data.detail : `The server answered ${answer.status}. Nothing was changed.` };
  } catch {
    return { ok: false, words: NO_ANSWER };
  }
}

/** What these settings would have raised in the hours before now. It may take a minute; the signal gives it up. */
export const askDryRun = (body: z.input<typeof DryRunBody>, signal: AbortSignal): Promise<Asked<DryRun>> =>
  ask(DryRun, '/settings/dry-run', { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(body), signal });

/** Which rules were the noisiest, and how often a desk was called. */
export const askAlertReport = (hours: number): Promise<Asked<AlertReport>> => ask(AlertReport, `/alert-report?hours=${hours}`);
