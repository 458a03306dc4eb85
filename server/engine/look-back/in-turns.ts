import type { KeptPast } from '../../journal/contract.ts';
import type { Watch } from '../../watch/watch.ts';
import type { AlertReport, DryRun } from '../../../shared/wire/settings.ts';
import { alertReport } from './alert-report.ts';
import type { AlertReportJob, DryRunJob, LookBack, Tried, Waiting } from './contract.ts';
import { dryRun } from './dry-run.ts';

/** Answers in this very process, in turns of a few milliseconds. */
export class LookBackInTurns implements LookBack {
  readonly #past: KeptPast;
  readonly #begin: (tried: Tried) => Promise<Watch>;

  constructor(past: KeptPast, begin: (tried: Tried) => Promise<Watch>) {
    this.#past = past;
    this.#begin = begin;
  }

  dryRun(job: DryRunJob, waiting: Waiting): Promise<DryRun | null> {
    return dryRun(this.#past, job, this.#begin, waiting);
  }

  alertReport(job: AlertReportJob): Promise<AlertReport> {
    return alertReport(this.#past, job);
  }
}
