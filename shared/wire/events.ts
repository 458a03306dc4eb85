import { z } from 'zod';
import { Alert } from '../words/alert.ts';
import { AlertCall } from '../words/calls.ts';
import { Entry } from '../words/entry.ts';
import { ExerciseBadge, type ExerciseCall, type ExerciseView } from '../words/exercise.ts';
import { PageId } from '../words/glass.ts';
import { ScreenShows } from '../words/screen-note.ts';
import { Time } from '../words/position.ts';
import { Problem } from '../words/problem.ts';
import { RoomId } from '../words/room.ts';
import { Role, UserName } from '../words/role.ts';
import { Settings } from '../words/settings.ts';
import { SourceHealth, WatchClock } from '../words/source.ts';
import { RosterItem } from '../words/track.ts';
import type { Command, CommandAnswer } from './command.ts';

/** Version of everything on the socket; a page of another version is told to reload. */
export const WIRE_VERSION = 1;

/** Socket.IO's path. */
export const STREAM_PATH = '/stream';

/** Without a heartbeat for so long, a screen greys its picture and says so (requirement R25). */
export const STALE_AFTER_MS = 5_000;
export const HEARTBEAT_EVERY_MS = 1_000;

/** An emergency of the live watch, as a screen in an exercise is told of it: enough to make somebody look, and nothing that could be acted on there. */
export const LiveEmergency = z.object({ id: z.string(), what: z.string(), who: z.string(), where: z.string(), since: Time, sounds: z.boolean() });
export type LiveEmergency = z.infer<typeof LiveEmergency>;
/** The same for a page without a stream, which asks; and in which room its session is. */
export const LiveEmergencies = z.object({ room: RoomId, emergencies: z.array(LiveEmergency) });

/** What one screen shows, as its trainer sees it. */
export const SeenScreen = z.object({ name: UserName, role: Role, shows: ScreenShows });
export type SeenScreen = z.infer<typeof SeenScreen>;

export const Present = z.object({ name: UserName, role: Role, screens: z.number().int().min(1) });
export type Present = z.infer<typeof Present>;

/** First words of a screen: `since` is the last entry that it has of this watch, to be sent only what is missing. */
export const Join = z.object({
  wire: z.number().int(),
  since: z.object({ watch: z.string(), seq: z.number().int().min(0) }).nullable(),
  /** What this page calls itself, by chance, for as long as it is open: so a screen that comes back after a break is known again. */
  page: PageId.optional(),
  /** For how long it had heard nothing before; 0 when it has not been in the watch yet. */
  silentMs: z.number().min(0).max(86_400_000).default(0),
});
export type Join = z.input<typeof Join>;

/** Everything that a screen needs to begin: followed by a keyframe. */
export const Welcome = z.object({
  wire: z.literal(WIRE_VERSION),
  version: z.string(),
  /** Name of the watch; sequence numbers, handles and alert ids have meaning inside it only. */
  watch: z.string(),
  mode: z.enum(['live', 'recording', 'exercise']),
  /** Which exercise; null for what is none. */
  exercise: ExerciseBadge.nullable(),
  /** In an exercise: emergencies of the live watch that nobody has acknowledged there. */
  breakthrough: z.array(LiveEmergency),
  me: z.object({ name: UserName, role: Role }),
  clock: WatchClock,
  /** Number of the newest entry; `alerts` is the state after it. */
  seq: z.number().int().min(0),
  alerts: z.array(Alert),
  /** Each time that an alert called by sound in the ten minutes before, oldest first. */
  calls: z.array(AlertCall).default([]),
  /** The entries after `since`, when those are few enough; else empty, and `alerts` says all. */
  entries: z.array(Entry),
  roster: z.array(RosterItem),
  /** Zones and rules; entries of kind `settings` change them (`settingsAfter`). */
  settings: Settings,
  sources: z.array(SourceHealth),
  present: z.array(Present),
});
export type Welcome = z.infer<typeof Welcome>;

export const Heartbeat = z.object({
  clock: WatchClock,
  /** Newest entry: a screen that has less asks for the rest. */
  seq: z.number().int().min(0),
  sources: z.array(SourceHealth),
  /** Trouble that everyone must see, in words (the journal cannot be written, say). */
  trouble: z.array(z.string()),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const RosterChange = z.object({ set: z.array(RosterItem), gone: z.array(z.number().int()) });
export type RosterChange = z.infer<typeof RosterChange>;

export const EntriesAfter = z.object({ seq: z.number().int().min(0) });
export const EntriesAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), entries: z.array(Entry) }),
  /** Too far behind: join again. */
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type EntriesAnswer = z.infer<typeof EntriesAnswer>;

export type JoinAnswer = { ok: true; welcome: Welcome } | { ok: false; problem: z.infer<typeof Problem> };

/** What the server says. */
export interface ServerEvents {
  /** Positions: see frame.ts. May be merged or skipped for a slow screen; a keyframe follows then. */
  frame: (packed: Uint8Array) => void;
  /** Who is who: ordered, never skipped; sent before the frame that first uses a handle. */
  roster: (change: RosterChange) => void;
  /** The journal's newest: ordered, numbered, never skipped. */
  entries: (entries: Entry[]) => void;
  heartbeat: (beat: Heartbeat) => void;
  presence: (present: Present[]) => void;
  /** The watch of this room is another now (an exercise was taken back): join again. */
  anew: () => void;
  /** This exercise is closed; the socket is too. */
  'room-closed': () => void;
  /** To trainers in an exercise: how it stands, whenever that changes. */
  exercise: (view: ExerciseView) => void;
  /** To trainers in an exercise: what everybody else's screens show, at most once a second. */
  screens: (screens: SeenScreen[]) => void;
  /** To every screen in an exercise: who called in this take, newest last, whenever that changes. */
  calls: (calls: ExerciseCall[]) => void;
  /** To every screen in an exercise: the emergencies that stand unacknowledged in the live watch, all of them, whenever that changes. */
  breakthrough: (emergencies: LiveEmergency[]) => void;
  /** The session ended or was ended elsewhere: sign in again. */
  'signed-out': () => void;
}

/** What a screen says; each is answered unless it says otherwise. */
export interface ClientEvents {
  join: (join: Join, answer: (a: JoinAnswer) => void) => void;
  command: (command: Command, answer: (a: CommandAnswer) => void) => void;
  'entries-after': (ask: z.infer<typeof EntriesAfter>, answer: (a: EntriesAnswer) => void) => void;
  /** What this screen shows now, when that changes, at most once a second. Not answered. */
  screen: (shows: z.input<typeof ScreenShows>) => void;
  /** This page is being closed: what ends the link next is no break. Not answered. */
  leaving: () => void;
  /** Ask for a keyframe now. */
  keyframe: (answer: (packed: Uint8Array) => void) => void;
}

