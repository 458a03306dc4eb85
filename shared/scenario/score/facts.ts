import type { Area } from '../../geo/position-reading.ts';
import type { EntryDraft } from '../../words/entry.ts';
import type { Time } from '../../words/position.ts';
import type { ReportInput } from '../../words/report.ts';
import type { Inject } from '../inject.ts';
import type { Scenario } from '../scenario.ts';

/** An inject that happened, on scenario time, and what somebody said by it. */
export interface HappenedInject {
  readonly at: Time;
  readonly inject: Inject;
  readonly report: ReportInput | null;
}

/** What one screen showed from a moment on: "at the glass". */
export interface GlassNote {
  readonly at: Time;
  readonly by: string;
  /** The part of the chart that it showed; null when it showed none. */
  readonly view: Area | null;
}

/** A line of the journal as far as the score reads it. */
export type ScoredEntry = EntryDraft & { readonly seq: number };

/** All that a score is made of. Times are scenario time, but for the moments of the scenario itself, which count from its start. */
export interface ScoreFacts {
  readonly scenario: Scenario;
  /** How far it came. */
  readonly until: Time;
  readonly happened: readonly HappenedInject[];
  /** The journal, in order. */
  readonly entries: readonly ScoredEntry[];
  /** Which of the scenario's own a track is, by the track's id. */
  readonly whose: ReadonlyMap<string, string>;
  readonly glass: readonly GlassNote[];
  /** West, south, east, north of each zone, by its id. */
  readonly zones: ReadonlyMap<string, Area>;
}
