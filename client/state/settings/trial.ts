import { signal } from '@preact/signals';
import type { DryRun } from '../../../shared/wire/settings.ts';
import { askDryRun, askDryRunState } from '../../stream/settings.ts';
import { announceQuietly } from '../notices.ts';
import { changesOf, type Draft } from './draft.ts';

/** The hours that a draft is tried on. */
export const TRIAL_HOURS = 24;

/** The newest dry run: of which draft, and how it stands. `startedAt` by this page's own clock; `part` done, 0 to 1, null before anything is known of it. */
export type Trial =
  | { readonly state: 'running'; readonly of: Draft; readonly startedAt: number; readonly part: number | null }
  | { readonly state: 'done'; readonly of: Draft; readonly run: DryRun }
  | { readonly state: 'failed'; readonly of: Draft; readonly words: string };

export const trial = signal<Trial | null>(null);
/** How often it is asked how far it has come. */
const LOOK_EVERY_MS = 1_000;
let giveUp: AbortController | null = null;

/** What of a draft is sent: what it leaves alone is not. */
export function changedParts(draft: Draft): { zones?: Draft['zones'][number][]; rules?: Draft['rules'] } {
  const { added, changed, removed, limits } = changesOf(draft);
  return { ...(added.length + changed.length + removed.length > 0 ? { zones: [...draft.zones] } : {}), ...(limits.length > 0 ? { rules: draft.rules } : {}) };
}

/** Tries a draft on the last hours; a trial that runs already is given up. */
export async function tryOut(draft: Draft): Promise<void> {
  giveUp?.abort();
  const mine = (giveUp = new AbortController());
  trial.value = { state: 'running', of: draft, startedAt: performance.now(), part: null };
  const looking = setInterval(() => void lookHowFar(mine), LOOK_EVERY_MS);
  const asked = await askDryRun({ ...changedParts(draft), hours: TRIAL_HOURS }, mine.signal);
  clearInterval(looking);
  if (giveUp !== mine) return;
  giveUp = null;
  trial.value = asked.ok ? { state: 'done', of: draft, run: asked.answer } : { state: 'failed', of: draft, words: asked.words };
  announceQuietly(asked.ok ? trialText(asked.answer) : asked.words);
}

async function lookHowFar(mine: AbortController): Promise<void> {
  const asked = await askDryRunState();
  const now = trial.value;
  if (giveUp !== mine || now?.state !== 'running' || !asked.ok || asked.answer.running?.mine !== true) return;
  // One that was given up for this one may be told of still.
  trial.value = { ...now, part: Math.max(now.part ?? 0, asked.answer.running.part) };
}

/** How long a trial that has run for so long, ms, will take still, in words; null while that cannot be told. */
export function leftText(part: number | null, ranMs: number): string | null {
  if (part === null || part < 0.02 || ranMs < 3_000) return null;
  const leftMs = (ranMs * (1 - part)) / part;
  return leftMs < 60_000 ? 'less than a minute left' : `about ${Math.ceil(leftMs / 60_000)} min left`;
}

/** Gives a trial up; the server ends it, for whoever asked is gone. */
export function stopTrial(): void {
  giveUp?.abort();
  giveUp = null;
  trial.value = null;
}

const alerts = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'alert' : 'alerts'}`;

/** `In the last 24 hours this would have raised 14 alerts (now: 20).` */
export const trialText = (run: DryRun): string => `In the last ${TRIAL_HOURS} hours this would have raised ${alerts(run.raised)} (now: ${run.present.raised.toLocaleString('en-GB')}).`;

/** How much of the stretch the trial could see; null when it was all of it. */
export function recordedText(run: DryRun): string | null {
  const hours = (run.to - run.from) / 3_600_000;
  if (run.recordedHours >= hours - 0.1) return null;
  if (run.recordedHours === 0) return 'Nothing of these hours is recorded: this says nothing yet.';
  if (run.recordedHours < 1 / 60) return `Less than a minute of these ${Math.round(hours)} h is recorded: this says little.`;
  const span = run.recordedHours < 1 ? `${Math.round(run.recordedHours * 60)} min` : `${run.recordedHours.toFixed(1)} h`;
  return `Only ${span} of these ${Math.round(hours)} h are recorded.`;
}
