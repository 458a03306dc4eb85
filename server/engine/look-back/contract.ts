import type { Settings } from '../../../shared/words/settings.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { AlertReport, DryRun } from '../../../shared/wire/settings.ts';

/** What a watch can be judged by. */
export type Tried = Pick<Settings, 'zones' | 'rules'>;

export interface DryRunJob {
  readonly from: Time;
  readonly to: Time;
  readonly candidate: Tried;
  readonly present: Tried;
}

export interface AlertReportJob {
  readonly from: Time;
  readonly to: Time;
  readonly operators: number;
}

/** Whoever waits for a long answer: they may give it up, and like to know how far it has come. */
export interface Waiting {
  readonly signal: AbortSignal;
  /** Told now and then how far it has come, 0 to 1. */
  readonly reached: (part: number) => void;
}

/** Answers long questions about what is kept of a watch, so that the watch itself is never held up by them. */
export interface LookBack {
  /** Null when it was given up. */
  dryRun(job: DryRunJob, waiting: Waiting): Promise<DryRun | null>;
  alertReport(job: AlertReportJob): Promise<AlertReport>;
}
