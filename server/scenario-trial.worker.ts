import { parentPort, workerData } from 'node:worker_threads';
import { tryOut } from './scenario/trial.ts';

/** A thread that tries one scenario out, and ends. Whoever gives it up ends the thread. */
const text: unknown = workerData;
if (typeof text !== 'string') throw new Error('a trial is given the text of a scenario');
parentPort?.postMessage(await tryOut(text, new AbortController().signal), []);
