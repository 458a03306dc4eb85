import type { z } from 'zod';
import { AlertReport, DryRun, DryRunState, type DryRunBody, type SettingsBody } from '../../shared/wire/settings.ts';
import { API_PATH } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { Problem } from '../../shared/words/problem.ts';
import { Settings } from '../../shared/words/settings.ts';

/** `answered` is false when nobody knows whether it was done. */
export type Asked<T> = { ok: true; answer: T } | { ok: false; answered: boolean; words: string };

const NO_ANSWER = 'No answer came. Nothing was changed; try again when the link is back.';

async function ask<S extends z.ZodType>(schema: S, path: string, init: RequestInit = {}): Promise<Asked<z.output<S>>> {
  try {
    const answer = await fetch(`${API_PATH}${path}`, init);
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, answer: fromRest(schema, body) };
    const problem = Problem.safeParse(body);
    return { ok: false, answered: problem.success && problem.data.name !== 'internal', words: problem.success ? problem.data.detail : `The server answered ${answer.status}. Nothing was changed.` };
  } catch {
    return { ok: false, answered: false, words: NO_ANSWER };
  }
}

const post = (body: unknown): RequestInit => ({ method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Puts settings into force; answers them as they then are. Not by the socket, which takes 64 kB: the zones of a centre may be more. */
export const postSettings = (body: z.input<typeof SettingsBody>): Promise<Asked<Settings>> => ask(Settings, '/settings', post(body));

/** What these settings would have raised in the hours before now. It may take a minute; the signal gives it up. */
export const askDryRun = (body: z.input<typeof DryRunBody>, signal: AbortSignal): Promise<Asked<DryRun>> => ask(DryRun, '/settings/dry-run', { ...post(body), signal });

/** How far the dry run that is under way has come. */
export const askDryRunState = (): Promise<Asked<DryRunState>> => ask(DryRunState, '/settings/dry-run');

/** Which rules were the noisiest, and how often a desk was called. */
export const askAlertReport = (hours: number): Promise<Asked<AlertReport>> => ask(AlertReport, `/alert-report?hours=${hours}`);
