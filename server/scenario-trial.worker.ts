import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { tryOut } from './scenario/trial.ts';
import type { FromTrial } from './rooms/trials.ts';

/** A thread that tries one scenario out, and ends. Whoever gives it up ends the thread. */
const text: unknown = workerData;
const port = parentPort;
if (typeof text !== 'string' || port === null) throw new Error('a trial is a thread that is given the text of a scenario');
const say = (message: FromTrial): void => port.postMessage(message, []);
const Answered = z.tuple([z.string().nullable()]);

/** The shelf is the server's: it is asked where a recording lies. */
async function kept(name: string): Promise<string | null> {
  if (port === null) return null;
  say({ wants: name });
  const [path] = Answered.parse(await once(port, 'message'));
  return path;
}

say({ answer: await tryOut(text, new AbortController().signal, kept) });
