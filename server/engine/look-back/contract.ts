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

/** Answers long questions about what is kept of a watch, so that the watch itself is never held up by them. */
export interface LookBack {
  dryRun(job: DryRunJob): Promise<DryRun>;
  alertReport(job: AlertReportJob): Promise<AlertReport>;
}
