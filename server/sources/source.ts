import type { Time } from '../../shared/words/position.ts';
import type { ReportInput } from '../../shared/words/report.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordingLaws } from '../../shared/recording/words.ts';
import type { SettingsChange } from '../../shared/words/settings.ts';
import type { SourceHealth, SourceState } from '../../shared/words/source.ts';

/** Where a source puts what it brings. Sightings are handed over in the order in which they were seen. */
export interface SourceSink {
  sightings(batch: readonly Sighting[]): void;
  /** A report that a person would phone in: only the simulator and scenarios make these. */
  report(report: ReportInput): void;
}

/** What time it is in the watch: live sources stamp what they receive with it. */
export interface SourceClock {
  now(): Time;
}

/** Something that brings sightings by itself while the watch's clock runs: a socket, the simulator. */
export interface LiveSource {
  /** As the user named it, without secrets; unique in its watch. */
  readonly name: string;
  start(sink: SourceSink): void;
  health(): SourceHealth;
  stop(): Promise<void>;
}

/** One moment of a recording: everything that it has for this instant. Times never go back. */
export interface RecordedBatch {
  readonly at: Time;
  readonly sightings: readonly Sighting[];
  /** What people phoned in at it, after the sightings: only the simulator and scenarios have these. */
  readonly reports?: readonly ReportInput[];
  /** Sources of the watch that was recorded, or feeds of a scenario, which were lost or came back at it, after the sightings. */
  readonly sources?: readonly SourceChange[];
  /** Zones and limits that were changed at it, after the sightings and the sources, before the reports. */
  readonly settings?: readonly SettingsChange[];
}

/** A source of a watch that was recorded brings sightings from now on, or does not. */
export interface SourceChange {
  readonly source: string;
  readonly state: SourceState;
  readonly problem: string | null;
}

/**
 * A file that carries its own times. It is pulled, not started: whoever plays it decides how fast, and the
 * times of its batches are the watch's time.
 */
export interface RecordedSource {
  readonly name: string;
  /** Asked-for pace: watch seconds a wall second, or as fast as it goes. */
  readonly speed: number | 'max';
  /** Asked for from its beginning, though this data folder may have had it before. */
  readonly again?: boolean;
  /** Time of the first batch, known before playing; null when the file has no times of its own. */
  readonly startsAt: Time | null;
  /** Zones and limits in force when it was recorded: it is played with them unless others are given. */
  readonly laws?: RecordingLaws;
  /** Batches after `after` (all when null): a restarted watch takes up where it was. */
  batches(after: Time | null): AsyncIterable<RecordedBatch>;
  health(): SourceHealth;
  /** Where it stands for several feeds: how each is doing. Their changes come with the batches only, on the recording's time. */
  feeds?(): SourceHealth[];
  stop(): Promise<void>;
}
