import { Worker } from 'node:worker_threads';
import type { AlertReport, DryRun } from '../../../shared/wire/settings.ts';
import type { AlertReportJob, DryRunJob, LookBack } from './contract.ts';

/** What the thread is told: where the past lies, and what is asked. */
export interface LookBackQuestion {
  readonly folder: string;
  readonly watch: string;
  readonly ask: { readonly kind: 'dry-run'; readonly job: DryRunJob } | { readonly kind: 'alert-report'; readonly job: AlertReportJob };
}

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

  dryRun(job: DryRunJob): Promise<DryRun> {
    return this.#ask<DryRun>({ kind: 'dry-run', job });
  }

  alertReport(job: AlertReportJob): Promise<AlertReport> {
    return this.#ask<AlertReport>({ kind: 'alert-report', job });
  }

  #ask<T>(ask: LookBackQuestion['ask']): Promise<T> {
    const workerData: LookBackQuestion = { folder: this.#folder, watch: this.#watch, ask };
    return new Promise<T>((resolve, reject) => {
      const thread = new Worker(this.#program, { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
      // A server that is asked to end does not wait for it.
      thread.unref();
      thread.once('message', (answer: T) => resolve(answer));
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`a question about the past ended with ${code} and without an answer`)));
    });
  }
}
