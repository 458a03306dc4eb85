import { Worker } from 'node:worker_threads';
import type { KeptRecordings } from '../scenario/open.ts';
import type { TryOut } from '../scenario/trial.ts';
import type { ScenarioTrial } from '../../shared/wire/scenario-trial.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { ScenarioTrials } from './contract.ts';

/** At once, over all trainers: each takes a core of the machine that the live watch stands on. */
const MOST_TRIALS = 2;
/** Far more than the busiest hour takes; a scenario of a day is run by `varne scenario run`. */
const LONGEST_MS = 180_000;
/** More than the busiest hour needs; a trial that takes more ends, and not the watch. */
const HEAP_MB = 1_024;

/** What the thread of a trial says: it asks where a recording of the shelf lies, by its name there, and at last has its answer. */
export type FromTrial = { readonly wants: string } | { readonly answer: Awaited<ReturnType<TryOut>> };

/** Tries scenarios out in a thread of their own. `program`: the thread's, `server/scenario-trial.worker.ts` as it is built. */
export const tryOutApart =
  (program: URL): TryOut =>
  (text, signal, kept) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(program, { workerData: text, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
      // A server that is asked to end does not wait for it.
      thread.unref();
      const giveUp = (): void => {
        resolve(null);
        void thread.terminate();
      };
      signal.addEventListener('abort', giveUp, { once: true });
      thread.on('message', (said: FromTrial) => {
        if ('answer' in said) resolve(said.answer);
        else kept(said.wants).then((path) => thread.postMessage(path, []), reject);
      });
      thread.once('error', reject);
      thread.once('exit', (code) => {
        signal.removeEventListener('abort', giveUp);
        reject(new Error(`a trial ended with ${code} and without an answer`));
      });
    });

/** Lets each trainer try one scenario at a time. */
export class TrialDesk implements ScenarioTrials {
  readonly #tryOut: TryOut;
  readonly #kept: KeptRecordings;
  readonly #under = new Set<string>();

  constructor(tryOut: TryOut, kept: KeptRecordings) {
    this.#tryOut = tryOut;
    this.#kept = kept;
  }

  async run(text: string, person: Person, given: AbortSignal): Promise<ScenarioTrial | Problem> {
    if (this.#under.has(person.name)) return problem('too-many-requests', 'A trial of yours is under way. Wait for it, or give it up.', { retryAfterS: 5 });
    if (this.#under.size >= MOST_TRIALS) return problem('too-many-requests', 'Others are trying scenarios out. Try again when they have ended.', { retryAfterS: 10 });
    this.#under.add(person.name);
    const tooLong = AbortSignal.timeout(LONGEST_MS);
    try {
      const answer = await this.#tryOut(text, AbortSignal.any([given, tooLong]), this.#kept);
      if (answer === null) return tooLong.aborted ? problem('not-possible', `It was not at its end after ${LONGEST_MS / 1_000} s and was given up. Run it by varne scenario run, or make it shorter.`) : problem('not-possible', 'It was given up.');
      return 'problem' in answer ? problem('invalid', `${answer.problem}. Nothing was tried.`, { field: 'text' }) : answer;
    } finally {
      this.#under.delete(person.name);
    }
  }
}
