import { Worker } from 'node:worker_threads';
import type { AlertReport, DryRun } from '../../../shared/wire/settings.ts';
import type { AlertReportJob, DryRunJob, LookBack, Waiting } from './contract.ts';

/** What the thread is told: where the past lies, and what is asked. */
export interface LookBackQuestion {
  readonly folder: string;
  readonly watch: string;
  readonly ask: { readonly kind: 'dry-run'; readonly job: DryRunJob } | { readonly kind: 'alert-report'; readonly job: AlertReportJob };
}

/** What the thread says: now and then how far it has come, then the answer, which is null when it was given up. */
export type LookBackWord<T> = { readonly reached: number } | { readonly answer: T };

/** The one thing that the thread is told later. */
export const GIVE_UP = 'give up';

/** More than a day of a busy strait needs; a question that takes more ends, and not the watch. */
const HEAP_MB = 1_024;

/** Answers in a thread of its own, which reads the data folder beside the watch: another core's work. */
export class LookBackApart implements LookBack {
  readonly #program: URL;
  readonly #folder: string;
  readonly #watch: string;

  /** `program`: the thread's, `server/look-back.worker.ts` as it is built. */
  constructor(program: URL, folder: string, watch: string) {
    this.#program = program;
    this.#folder = folder;
    this.#watch = watch;
  }

  dryRun(job: DryRunJob, waiting: Waiting): Promise<DryRun | null> {
    return this.#ask<DryRun | null>({ kind: 'dry-run', job }, waiting);
  }

  alertReport(job: AlertReportJob): Promise<AlertReport> {
    return this.#ask<AlertReport>({ kind: 'alert-report', job });
  }

  #ask<T>(ask: LookBackQuestion['ask'], waiting?: Waiting): Promise<T> {
    const workerData: LookBackQuestion = { folder: this.#folder, watch: this.#watch, ask };
    return new Promise<T>((resolve, reject) => {
      const thread = new Worker(this.#program, { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
      // It is asked to end and not ended, so that it closes what it has open.
      const giveUp = (): void => thread.postMessage(GIVE_UP, []);
      if (waiting?.signal.aborted === true) giveUp();
      waiting?.signal.addEventListener('abort', giveUp);
      // A server that is asked to end does not wait for it.
      thread.unref();
      thread.on('message', (word: LookBackWord<T>) => {
        if ('reached' in word) waiting?.reached(word.reached);
        else resolve(word.answer);
      });
      thread.once('error', reject);
      thread.once('exit', (code) => {
        waiting?.signal.removeEventListener('abort', giveUp);
        reject(new Error(`a question about the past ended with ${code} and without an answer`));
      });
    });
  }
}
