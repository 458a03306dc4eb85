import { setImmediate } from 'node:timers/promises';
import { openRecorded } from '../sources/open-recorded.ts';
import { readPlayedUrl } from '../sources/simulator/options.ts';
import type { RecordedBatch, RecordedSource } from '../sources/source.ts';
import type { ExercisePlay } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';

const HOUR_MS = 3_600_000;
/** What is played before the moment that is wanted is made anew; everybody else gets their turn this often, ms. */
const TURN_MS = 8;

/** What an exercise plays: opened anew for each take, and the same each time. */
export interface Stage {
  readonly startsAt: Time;
  readonly endsAt: Time | null;
  open(): Promise<RecordedSource>;
}

/** Reads what is to be played; in one sentence why it cannot be. */
export async function openStage(play: ExercisePlay): Promise<Stage | { problem: string }> {
  // Only what needs no file of the server's: whoever opens a room must not read the machine's disk by it.
  if (!play.url.startsWith('sim:')) return { problem: 'an exercise plays sim:?seed=...&start=...&hours=...' };
  const options = readPlayedUrl(play.url);
  if ('problem' in options) return options;
  const first = await openSource(play.url);
  if ('problem' in first) return first;
  const { startsAt } = first;
  await first.stop();
  if (startsAt === null) return { problem: 'what an exercise plays must say when it begins' };
  return {
    startsAt,
    endsAt: options.hours === undefined ? null : startsAt + Math.round(options.hours * HOUR_MS),
    async open() {
      const source = await openSource(play.url);
      if ('problem' in source) throw new Error(source.problem);
      return asPlayed(source);
    },
  };
}

const openSource = (url: string): Promise<RecordedSource | { problem: string }> => openRecorded(url, { clock: { now: () => 0 }, cwd: '/', names: new Set() }, null);

/** The source as a room plays it: a pause on the wall is no silence of it, and going back to a moment in it stops nobody else. */
const asPlayed = (source: RecordedSource): RecordedSource => ({
  name: source.name,
  speed: 1,
  startsAt: source.startsAt,
  async *batches(after): AsyncIterable<RecordedBatch> {
    let turn = performance.now();
    for await (const batch of source.batches(null)) {
      if (after === null || batch.at > after) yield batch;
      else if (performance.now() - turn >= TURN_MS) {
        await setImmediate();
        turn = performance.now();
      }
    }
  },
  health() {
    const health = source.health();
    return health.state === 'silent' ? { ...health, state: 'live' } : health;
  },
  stop: () => source.stop(),
});
