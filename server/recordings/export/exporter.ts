import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Report } from '../../../shared/words/report.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';

/** Something that a format has no words for, by its kind. */
export interface LeftOut {
  readonly leftOut: string;
}

/** A format that recordings can be written in. Each method gives what is to be written, and what it has no words for. */
export interface Exporter {
  /** What stands before everything else: when the recording begins, where that can be said. */
  head(from: Time): string;
  tail(to: Time): string;
  sighting(s: Sighting): Iterable<string | LeftOut>;
  report(report: Report, at: Time): Iterable<string | LeftOut>;
  /** An alert that was raised. */
  alert(alert: Alert, at: Time): Iterable<string | LeftOut>;
  end(): Iterable<string | LeftOut>;
}
