import type { KeptEntry } from '../../shared/recording/words.ts';
import type { ScenarioAct } from '../../shared/wire/scenarios.ts';
import type { Keyframe } from '../../shared/wire/traffic/layout.ts';
import type { AlertEvent, AlertPriority, AlertState } from '../../shared/words/alert.ts';
import type { ControlBody, Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { PastStretch } from '../../shared/wire/past/overview.ts';
import type { GlassNote, GlassRecord, GlassStanding } from '../../shared/words/glass.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Role } from '../../shared/words/role.ts';
import type { RoomId } from '../../shared/words/room.ts';
import type { Sighting } from '../../shared/words/sighting.ts';

/** Nothing was kept: the disk is full, the database is locked or gone. In words for a person. */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
}

/** The append-only log of one watch: numbered without a gap, chained by hash. */
export interface Journal {
  /** Newest number; 0 when empty. */
  readonly seq: number;
  /** Numbers, chains and keeps the drafts, all or none; they are on disk when it returns. Throws JournalUnavailable. */
  append(drafts: readonly EntryDraft[]): Promise<Entry[]>;
  /** Entries after `seq`, oldest first. */
  read(after: number, limit: number): Promise<Entry[]>;
  /** The same in outline, many times faster: to find one's way through months. */
  outline(after: number, limit: number): Promise<EntryOutline[]>;
}

/** As much of an entry as is needed to know whether to read it. */
export interface EntryOutline {
  readonly seq: number;
  readonly at: Time;
  readonly kind: string;
  /** Of an `alert`: which, what happened to it, and how it stands now. */
  readonly alert: { readonly id: string; readonly event: AlertEvent; readonly state: AlertState; readonly priority: AlertPriority; readonly what: string; readonly who: string } | null;
}

/** What people did to the room, on wall time, numbered and chained apart. */
export interface ControlLog {
  append(at: Time, actor: string, body: ControlBody): Promise<void>;
  /** Lines after the so-manieth, oldest first. */
  read(after: number, limit: number): Promise<ControlLine[]>;
}

/** One line of the control log; `at` is wall time. */
export interface ControlLine {
  readonly seq: number;
  readonly at: Time;
  readonly actor: string;
  readonly body: ControlBody;
}

/** Sightings that were recorded between two entries: `afterSeq` is the newest entry that came before them. */
export interface RecordedRun {
  readonly afterSeq: number;
  readonly sightings: readonly Sighting[];
}

/** Bulk: everything that sources brought, in chunks of one to five minutes with a keyframe each, lossless at AIS's resolution. */
export interface TrafficLog {
  /** Notes a batch in memory, in order. Cheap. */
  record(sightings: readonly Sighting[], afterSeq: number): void;
  /** Makes what was noted durable; called once a second and at the end. Throws JournalUnavailable, keeping the notes. */
  flush(at: Time): Promise<void>;
  /** What was recorded with `observedAt` at or after `from`, in recorded order. What is damaged is skipped and named. */
  read(from: Time): AsyncIterable<RecordedRun>;
  /** All that is needed to show the watch as it was at an instant; null when nothing was recorded by then. */
  moment(at: Time): Promise<Moment | null>;
  /** Which stretches were recorded between two times, oldest first. */
  stretches(from: Time, to: Time): Promise<PastStretch[]>;
  /** One of them as it is stored; null when there is none of that number. */
  packed(number: number): Promise<PackedTraffic | null>;
  /** When the oldest stretch that is kept began; null when nothing is. */
  oldest(): Promise<Time | null>;
  /** Removes what was seen before an instant, by whole chunks; says how many. Done by itself once a day (retention.ts). */
  prune(before: Time): Promise<number>;
  /** Every damaged stretch that reading came upon, once each, in words. */
  readonly damage: readonly string[];
}

/** From one chunk: the last of every track before it, and what was recorded from there to the instant. */
export interface Moment {
  readonly keyframe: Keyframe;
  readonly runs: readonly RecordedRun[];
}

/** A stretch of traffic in bytes: its chunk, or while it is open its keyframe and its parts. */
export interface PackedTraffic extends PastStretch {
  /** When the next stretch began; null when there is none yet. */
  readonly nextFrom: Time | null;
  readonly pieces: readonly Uint8Array[];
  /** The lines of the book that the pieces refer to. */
  readonly lines: readonly (readonly [number: number, content: string])[];
  /** Pieces that are damaged and left out. */
  readonly damaged: number;
}

/** A watch's whole state at an instant, from which a restart begins. */
export interface KeptSnapshot {
  /** Watch time of it, and the newest entry folded into it. */
  readonly at: Time;
  readonly seq: number;
  readonly version: number;
  readonly state: unknown;
}

export interface Snapshots {
  save(snapshot: KeptSnapshot): Promise<void>;
  /** The newest that can be read, of a watch time not after `until` when that is given. */
  latest(version: number, until?: Time): Promise<KeptSnapshot | null>;
}

/** Bulk: what the screens of a watch had, in chunks of ten minutes that begin with how every screen stood. */
export interface GlassLog {
  /** How every screen stands after what was noted last, by number; those that are long gone are left out. */
  readonly standings: ReadonlyMap<number, GlassStanding>;
  /** The highest number that a screen ever had here; 0 when there was none. */
  readonly highest: number;
  /** When something was noted last; 0 when nothing was. */
  readonly newest: Time;
  /** Notes in memory, in order; times do not go back. Cheap. */
  record(note: GlassNote): void;
  /** Makes what was noted durable; called once a second and at the end. Throws JournalUnavailable, keeping the notes. */
  flush(): Promise<void>;
  /** How screens stood at a moment, and what was noted from then until another, that one left out. What cannot be read is left out and said. */
  read(from: Time, to: Time): Promise<GlassRecord>;
}

/** All that is kept of one watch. */
export interface WatchStore {
  readonly journal: Journal;
  readonly control: ControlLog;
  readonly traffic: TrafficLog;
  readonly glass: GlassLog;
  readonly snapshots: Snapshots;
}

/** What was kept of one watch, to be looked at and nothing else: it works while another process serves the watch. */
export interface WatchPast {
  readonly name: string;
  readonly traffic: Pick<TrafficLog, 'read' | 'moment' | 'damage'>;
  readonly snapshots: Pick<Snapshots, 'latest'>;
  /** Entries after `seq` exactly as they were kept, with their hashes, oldest first. */
  lines(after: number, limit: number): Promise<KeptEntry[]>;
}

/** A person who may come in, by whatever key, and into which room: no other can be reached by it. */
export interface Grant {
  readonly name: string;
  readonly role: Role;
  readonly room: RoomId;
}

/** The live watch is meant when no room is said. */
export interface NewGrant extends Omit<Grant, 'room'> {
  readonly room?: RoomId;
}

/** Who may come in. Only hashes of secrets are kept. */
export interface People {
  /** A bearer token for programs: valid until revoked. */
  createToken(grant: NewGrant): Promise<string>;
  /** A link that signs in once, within `validMs`. */
  createLink(grant: NewGrant, validMs: number): Promise<string>;
  /** Who a link would let in, and where, without spending it; null as `spendLink`. */
  lookAtLink(secret: string, now: Time): Promise<Grant | null>;
  /** Spends a link; null when unknown, spent or too old. */
  spendLink(secret: string, now: Time): Promise<Grant | null>;
  createSession(grant: NewGrant, now: Time): Promise<string>;
  /** Session cookie or bearer token to who it is; null when neither. */
  whoHasSession(secret: string, now: Time): Promise<Grant | null>;
  whoHasToken(secret: string): Promise<Grant | null>;
  endSession(secret: string): Promise<void>;
}

export type VerifyFinding = { watch: string; seq: number; fault: 'gap' | 'hash' | 'unreadable'; detail: string };
export interface VerifyReport {
  readonly logs: { log: string; entries: number; lastHash: string | null }[];
  readonly findings: VerifyFinding[];
}

/** What is kept of a watch, to be read only. */
export interface KeptPast {
  readonly journal: Pick<Journal, 'seq' | 'read'>;
  readonly traffic: Pick<TrafficLog, 'read' | 'moment'>;
}

export interface WatchKeeping {
  /** Every snapshot is kept, for going back to; else the newest two. Said when the watch is first opened. */
  readonly allSnapshots?: boolean;
}

/** One version of a scenario of the centre's own. Nothing of it is ever changed or removed. */
export interface KeptScenario {
  readonly id: string;
  /** 1, 2, 3 ... without a gap. */
  readonly revision: number;
  readonly act: ScenarioAct;
  readonly at: Time;
  readonly by: string;
  readonly title: string;
  readonly text: string;
}

/** The scenarios that trainers wrote, every version of each. */
export interface ScenarioShelf {
  /** The newest version of each, by id. */
  newest(): Promise<Omit<KeptScenario, 'text'>[]>;
  /** One version, the newest unless said; null when there is none. */
  find(id: string, revision: number | null): Promise<KeptScenario | null>;
  /** All versions, newest first. */
  versions(id: string): Promise<Omit<KeptScenario, 'text'>[]>;
  /** Keeps the next version; false, and nothing was kept, when another came before it. */
  add(version: KeptScenario): Promise<boolean>;
}

/** One data folder: every watch that ran in it. */
export interface Store {
  watch(name: string, keep?: WatchKeeping): Promise<WatchStore>;
  /** Names of the watches of which anything is written that begin so. */
  watches(prefix: string): Promise<string[]>;
  /** What was kept of a watch; null when there is none of that name. */
  past(name: string): Promise<WatchPast | null>;
  readonly people: People;
  readonly scenarios: ScenarioShelf;
  /** Walks every chain. */
  verify(): Promise<VerifyReport>;
  /** Looks at the last part of both logs of a watch: quick, for the start. What lies before it only `verify` sees. */
  verifyEnd(watch: string): Promise<VerifyFinding[]>;
  close(): Promise<void>;
}
