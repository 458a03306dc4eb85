import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { faultText } from '../../shared/recording/faults.ts';
import type { RecordingHead } from '../../shared/recording/words.ts';
import type { Time } from '../../shared/words/position.ts';
import type { WatchPast } from '../journal/contract.ts';
import { turns } from '../journal/in-turns.ts';
import { cut } from './cut.ts';
import { ofWatch } from './cuttable.ts';
import { Bounded } from './file/bounded.ts';
import { Recording } from './file/recording.ts';
import { written } from './file/written.ts';
import { cardOf, type RecordingCard } from './look.ts';
import { pseudonymise } from './pseudonymise/pseudonymise.ts';
import { drawnShift } from './pseudonymise/random-shift.ts';
import { Shift } from './pseudonymise/shift.ts';

const DAY_MS = 86_400_000;

/** A stretch of a watch that is to be kept as a recording. */
export interface StretchJob {
  /** Where it is put; it is there whole or not at all. */
  readonly path: string;
  readonly from: Time;
  readonly to: Time;
  /** Null: a plain one. */
  readonly title: string | null;
  /** Null: as it was. */
  readonly pseudonymise: { readonly shift: boolean } | null;
  readonly made: Pick<RecordingHead, 'madeBy' | 'madeAt'>;
  /** Bytes that it may have. */
  readonly most: number;
}

/** Told how much of the work is done, 0 to 1; what it throws ends the work. */
export type StretchTold = (share: number) => void;

/** What stays behind when the process is killed while it is cut: raw, and to be removed. */
export const RAW_SUFFIX = '.raw';
export const rawBeside = (path: string): string => join(dirname(path), `.${basename(path)}${RAW_SUFFIX}`);

/** Cuts a stretch of a watch while it goes on, in turns, and pseudonymises it on the way when that is asked for: then what was cut first is removed in any case. */
export async function makeStretch(past: WatchPast, job: StretchJob, told: StretchTold = () => undefined): Promise<RecordingCard | { problem: string }> {
  const { path, from, to, title, made, most } = job;
  const rest = turns();
  const share = job.pseudonymise === null ? 1 : 0.5;
  const follow = (begin: number) => async (at: Time) => {
    told(begin + share * Math.max(0, Math.min(1, (at - from) / Math.max(1, to - from))));
    await rest();
  };
  const plain = `${past.name}, ${minute(from)} to ${minute(to)}`;
  const cutTo = (out: string, named: string) =>
    written(out, { served: true }, async (sink) => {
      const index = await cut(await ofWatch(past, named), new Bounded(sink, out, most), { from, to, made, told: follow(0) });
      return index.counts.tracks === 0 && index.counts.entries === 0 ? { problem: `nothing was recorded from ${minute(from)} to ${minute(to)}` } : index;
    });
  if (job.pseudonymise === null) {
    const index = await cutTo(path, title ?? plain);
    return 'problem' in index ? index : cardAt(path);
  }
  const raw = rawBeside(path);
  try {
    const index = await cutTo(raw, plain);
    if ('problem' in index) return index;
    const recording = await Recording.open(raw);
    if ('fault' in recording) return { problem: faultText('what was cut', recording) };
    try {
      const drawn = job.pseudonymise.shift ? drawnShift(from) : { days: 0, lon: 0, lat: 0 };
      const shift = new Shift({ ms: drawn.days * DAY_MS, lon: drawn.lon, lat: drawn.lat });
      const rewritten = await written(path, { served: true }, (sink) => pseudonymise(recording, new Bounded(sink, path, most), { made, shift, told: follow(0.5), ...(title !== null && { title }) }));
      return 'problem' in rewritten ? rewritten : await cardAt(path);
    } finally {
      await recording.close();
    }
  } finally {
    await rm(raw, { force: true });
  }
}

async function cardAt(path: string): Promise<RecordingCard | { problem: string }> {
  const recording = await Recording.open(path);
  if ('fault' in recording) return { problem: faultText('what was made', recording) };
  const card = cardOf(recording);
  await recording.close();
  return card;
}

/** `2026-06-10 02:00Z` */
const minute = (at: Time): string => new Date(at).toISOString().replace('T', ' ').replace(/:\d\d\.\d+Z$/, 'Z');
