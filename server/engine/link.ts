import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { ExerciseBadge } from '../../shared/words/exercise.ts';
import type { GlassRecord } from '../../shared/words/glass.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import type { Settings } from '../../shared/words/settings.ts';
import type { SourceHealth, WatchClock } from '../../shared/words/source.ts';
import type { RosterItem, TrackCollection, TrackWithTrail } from '../../shared/words/track.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import type { PastOverview } from '../../shared/wire/past/overview.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import type { AlertReport, DryRun, DryRunBody, DryRunState } from '../../shared/wire/settings.ts';
import type { RosterChange } from '../../shared/wire/events.ts';

/** The state of a watch at one instant, for a screen that begins. */
export interface LinkSnapshot {
  readonly watch: string;
  readonly mode: 'live' | 'recording' | 'exercise';
  /** Which exercise it is; null for what is none. */
  readonly exercise: ExerciseBadge | null;
  readonly clock: WatchClock;
  /** Number of the newest entry; `alerts` is the state after it. */
  readonly seq: number;
  readonly alerts: Alert[];
  readonly roster: RosterItem[];
  readonly settings: Settings;
}

/** What changes, pushed to every gateway in this order: roster before the frame that uses it. */
export interface LinkListener {
  roster(change: RosterChange): void;
  /** Encoded once, for everyone. */
  frame(packed: Uint8Array): void;
  entries(entries: readonly Entry[]): void;
  /** Everything begins anew, under another watch name (an exercise was taken back): whoever shows it must ask again. */
  anew?(): void;
}

export interface LinkStatus {
  readonly clock: WatchClock;
  readonly seq: number;
  readonly sources: SourceHealth[];
  readonly tracks: { live: number; lost: number };
  readonly alerts: { unacknowledged: number; standing: number };
  readonly journal: 'ok' | 'failing';
  /** Trouble that everyone must see, in words. */
  readonly trouble: string[];
}

/** A stretch of the past in bytes (shared/wire/past/stretch.ts). */
export interface LinkStretch {
  readonly number: number;
  readonly from: Time;
  /** It speaks of moments before this. */
  readonly until: Time;
  /** It never changes again. */
  readonly closed: boolean;
  readonly bytes: Uint8Array;
}

/** What was, for whoever looks at it. Nothing can be done to it. */
export interface LinkPast {
  /** What there is between two times. */
  overview(from: Time, to: Time): Promise<PastOverview>;
  /** All that is needed to show any moment of a stretch; null when there is none of that number. */
  stretch(number: number): Promise<LinkStretch | null>;
  /** What screens had between two times, and when those whose picture stood still at its end went on: as much of it as this person may know. */
  glass(from: Time, until: Time, looker: Person): Promise<LinkGlass>;
}

/** What screens had, for one person. */
export interface LinkGlass {
  readonly record: GlassRecord;
  /** Nothing comes to it any more. */
  readonly closed: boolean;
}

/** What a gateway saw happen to one of its screens. */
export interface GlassTold {
  /** What the page calls itself; a screen that comes back calls itself the same. */
  readonly page: string;
  readonly person: Person;
  readonly what:
    /** `silentMs`: for how long it had heard nothing by its own account; 0 the first time. */
    | { readonly kind: 'joined'; readonly silentMs: number }
    | { readonly kind: 'shows'; readonly shows: ScreenShows }
    | { readonly kind: 'left'; readonly how: 'closed' | 'cut' }
    | { readonly kind: 'behind' | 'caught-up' };
}

/**
 * Where the engine of a watch and the gateways that serve screens meet. Nothing else is shared between them, so
 * that they can be one process (the default) or many. Everything that could cross a network is a promise.
 */
export interface EngineLink {
  snapshot(): Promise<LinkSnapshot>;
  /** A frame with every track, as of now. */
  keyframe(): Promise<Uint8Array>;
  status(): Promise<LinkStatus>;
  /** Answered only after the entry is durable. */
  command(command: Command, person: Person): Promise<CommandAnswer>;
  /** Entries after `seq`, oldest first, at most `limit`. */
  entries(after: number, limit: number): Promise<Entry[]>;
  tracks(): Promise<TrackCollection>;
  /** Null when there is no such track. */
  track(id: string): Promise<TrackWithTrail | null>;
  /** Standing alerts (not `norm`), most pressing first. */
  alerts(): Promise<Alert[]>;
  zones(): Promise<ZoneCollection>;
  /**
   * What these settings would have told in the past hours; long work beside the watch, one at a time: a person's second takes the place of
   * their first, another's is refused. Given up, it is the problem `given-up`; `signal` says that whoever asked is gone.
   */
  dryRun(body: DryRunBody, person: Person, signal: AbortSignal): Promise<DryRun | Problem>;
  /** How far the one that is under way has come. */
  dryRunState(person: Person): Promise<DryRunState>;
  /** Gives up this person's own; false when there is none. */
  giveUpDryRun(person: Person): Promise<boolean>;
  /** Which rules told the most in the past hours; `operators` share it. */
  alertReport(hours: number, operators: number): Promise<AlertReport>;
  /** Zones and rules in force. */
  settings(): Promise<Settings>;
  /** Who has a screen open, by name, whenever that changes and once at the beginning: nobody's alerts are left with somebody who is away. */
  present(names: readonly string[]): Promise<void>;
  /** Notes what a screen had, to be looked back at. It is on disk with the next second, and holds nobody up. */
  glass(told: GlassTold): Promise<void>;
  readonly past: LinkPast;
  /** Starts to listen; the function that comes back ends it. */
  listen(listener: LinkListener): () => void;
}
