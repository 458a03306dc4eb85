import { Worker } from 'node:worker_threads';
import type { RecordingCard } from '../recordings/look.ts';
import type { StretchJob } from '../recordings/stretch.ts';
import type { RecordingDesk } from './contract.ts';

/** What the thread is told. */
export type RecordingQuestion = { readonly kind: 'cut'; readonly folder: string; readonly watch: string; readonly job: StretchJob } | { readonly kind: 'look'; readonly path: string; readonly name: string; readonly thorough: boolean };

/** What it says: how much is done, then how it ended. */
export type RecordingAnswer = { readonly done: number } | { readonly ended: RecordingCard | { readonly problem: string } };

/** More than a day of a busy strait needs; a file that is made to take more ends the thread, and not the watch. */
const HEAP_MB = 1_024;

/** Works in a thread of its own, which reads the data folder beside the watch: another core's work. */
export class DeskApart implements RecordingDesk {
  readonly #program: URL;
  readonly #folder: string;

  /** `program`: the thread's, `server/recording.worker.ts` as it is built. */
  constructor(program: URL, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  cut(watch: string, job: StretchJob, told: (share: number) => void, signal: AbortSignal): Promise<RecordingCard | { problem: string }> {
    return this.#ask({ kind: 'cut', folder: this.#folder, watch, job }, told, signal);
  }

  look(path: string, name: string, thorough: boolean): Promise<RecordingCard | { problem: string }> {
    return this.#ask({ kind: 'look', path, name, thorough });
  }

  #ask(question: RecordingQuestion, told: (share: number) => void = () => undefined, signal?: AbortSignal): Promise<RecordingCard | { problem: string }> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(this.#program, { workerData: question, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
      // A server that is asked to end does not wait for it.
      thread.unref();
      const end = (): void => void thread.terminate();
      signal?.addEventListener('abort', end, { once: true });
      thread.on('message', (answer: RecordingAnswer) => ('done' in answer ? told(answer.done) : resolve(answer.ended)));
      thread.once('error', (error: Error) => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ problem: 'it needs more memory than a recording may take' });
        else reject(error);
      });
      thread.once('exit', (code) => {
        signal?.removeEventListener('abort', end);
        reject(signal?.aborted === true ? signal.reason : new Error(`work on a recording ended with ${code} and without an answer`));
      });
    });
  }
}
