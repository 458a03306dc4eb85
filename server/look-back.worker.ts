import { parentPort, workerData } from 'node:worker_threads';
import type { LookBackQuestion } from './engine/look-back/apart.ts';
import { LookBackInTurns } from './engine/look-back/in-turns.ts';
import { openKeptPast } from './store/kept-past.ts';
import { watchConfig } from './watch-config.ts';
import { Watch } from './watch/watch.ts';

/** A thread that answers one question about the past of a watch, and ends. */
async function answer({ folder, watch, ask }: LookBackQuestion): Promise<unknown> {
  const past = await openKeptPast(folder, watch);
  try {
    const room = new LookBackInTurns(past, ({ zones, rules }) => Promise.resolve(new Watch(watchConfig({ type: 'FeatureCollection', features: zones }, rules))));
    return await (ask.kind === 'dry-run' ? room.dryRun(ask.job) : room.alertReport(ask.job));
  } finally {
    past.close();
  }
}

const question: LookBackQuestion = workerData;
parentPort?.postMessage(await answer(question), []);
