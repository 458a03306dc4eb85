import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { GIVE_UP, type LookBackQuestion, type LookBackWord } from './engine/look-back/apart.ts';
import { LookBackInTurns } from './engine/look-back/in-turns.ts';
import { openKeptPast } from './store/kept-past.ts';
import { watchConfig } from './watch-config.ts';
import { Watch } from './watch/watch.ts';

/** How far it has come is told when it is so much more. */
const TELL_EVERY = 0.002;

/**
 * On Linux a thread has a priority of its own, and 0 means this very thread (setpriority(2)): where all processors are busy the live
 * watch goes first. Elsewhere it would be the whole process, which stays as it is.
 */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where it may not be asked for, the question is answered all the same.
  }
}

/** A thread that answers one question about the past of a watch, and ends. */
async function answer({ folder, watch, ask }: LookBackQuestion): Promise<unknown> {
  const givenUp = new AbortController();
  parentPort?.on('message', (word: unknown) => {
    if (word === GIVE_UP) givenUp.abort();
  });
  let told = 0;
  const reached = (part: number): void => {
    if (part < told + TELL_EVERY) return;
    told = part;
    say({ reached: part });
  };
  const past = await openKeptPast(folder, watch);
  try {
    const room = new LookBackInTurns(past, ({ zones, rules }) => Promise.resolve(new Watch(watchConfig({ type: 'FeatureCollection', features: zones }, rules))));
    return await (ask.kind === 'dry-run' ? room.dryRun(ask.job, { signal: givenUp.signal, reached }) : room.alertReport(ask.job));
  } finally {
    past.close();
  }
}

const say = (word: LookBackWord<unknown>): void => parentPort?.postMessage(word, []);

giveWay();
const question: LookBackQuestion = workerData;
say({ answer: await answer(question) });
// It listens no more, so that the thread ends.
parentPort?.unref();
