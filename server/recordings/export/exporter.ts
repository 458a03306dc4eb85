import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Report } from '../../../shared/words/report.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';

/** A format that recordings can be written in. Each method gives what is to be written; null where the format has no words for it. */
export interface Exporter {
  readonly head: string;
  readonly tail: string;
  sighting(s: Sighting): Iterable<string | null>;
  report(report: Report, at: Time): Iterable<string | null>;
  /** An alert that was raised. */
  alert(alert: Alert, at: Time): Iterable<string | null>;
  end(): Iterable<string | null>;
}
