import { parentPort, workerData } from 'node:worker_threads';
import type { RecordingAnswer, RecordingQuestion } from './shelf/desk-apart.ts';
import { lookAt } from './recordings/look.ts';
import { makeStretch } from './recordings/stretch.ts';
import { openStore } from './store/open.ts';

/** So often it is said how much is done, ms. */
const TOLD_EVERY_MS = 200;

const say = (answer: RecordingAnswer): void => parentPort?.postMessage(answer, []);

/** A thread that makes one recording, or looks at one, and ends. */
async function answer(question: RecordingQuestion): Promise<void> {
  if (question.kind === 'look') return say({ ended: await lookAt(question.path, question.name, question.thorough) });
  const store = await openStore({ folder: question.folder, use: 'inspect' });
  if ('problem' in store) return say({ ended: store });
  try {
    const past = await store.past(question.watch);
    if (past === null) return say({ ended: { problem: `nothing was kept of the watch '${question.watch}'` } });
    let saidAt = performance.now();
    const ended = await makeStretch(past, question.job, (done) => {
      if (performance.now() - saidAt < TOLD_EVERY_MS) return;
      saidAt = performance.now();
      say({ done });
    });
    say({ ended });
  } finally {
    await store.close();
  }
}

const question: RecordingQuestion = workerData;
await answer(question);
