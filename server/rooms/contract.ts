import type { EngineLink, LinkPast } from '../engine/link.ts';
import type { ControlLog } from '../journal/contract.ts';
import type { DebriefView } from '../../shared/wire/debrief.ts';
import type { RecordingId } from '../../shared/wire/recordings.ts';
import type { ScenarioTrial } from '../../shared/wire/scenario-trial.ts';
import type { NewScenario, ScenarioCard, ScenarioChange, ScenarioShelving, ScenarioVersion, ScenarioView } from '../../shared/wire/scenarios.ts';
import type { ExerciseCall, ExerciseInput, ExerciseOrder, ExerciseView } from '../../shared/words/exercise.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import type { Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { RoomId } from '../../shared/words/room.ts';

/** An exercise that is open: a watch of its own, and a trainer who leads it. */
export interface Exercise {
  readonly id: RoomId;
  /** The same for as long as the room is open, whatever take is played: a new take is told by `anew`. */
  readonly link: EngineLink;
  readonly control: ControlLog;
  view(): ExerciseView;
  /** Who called in this take, newest last: every screen is told. */
  calls(): ExerciseCall[];
  /** What a person's screen shows now. */
  showed(person: Person, shows: ScreenShows): void;
  /** Carries out what the trainer orders, one order at a time; a problem when it cannot be done, and then nothing was. */
  order(order: ExerciseOrder, person: Person): Promise<ExerciseView | Problem>;
}

/** What the gateways are told of exercises. */
export interface RoomsListener {
  /** A room opened, or came back after a restart. */
  opened(exercise: Exercise): void;
  /** It stands otherwise than before: pace, take, injects, marks. */
  changed(exercise: Exercise): void;
  /** Somebody called, or the calls are those of another take. */
  called(exercise: Exercise): void;
  closed(id: RoomId): void;
}

/** The scenarios that come with the product, and the centre's own: every version of these is kept, with who and when. */
export interface ScenarioLibrary {
  /** Those that can be played, the shipped first; or those that were put aside. */
  list(aside: boolean): Promise<ScenarioCard[]>;
  /** One with its text, the newest version unless said. */
  find(id: string, revision: number | null): Promise<ScenarioView | Problem>;
  /** Newest first. */
  versions(id: string): Promise<ScenarioVersion[] | Problem>;
  make(input: NewScenario, person: Person): Promise<ScenarioView | Problem>;
  /** A text with faults is kept too, as a draft. `stale-scenario` when somebody saved since the revision that was seen. */
  save(id: string, change: ScenarioChange, person: Person): Promise<ScenarioView | Problem>;
  shelve(id: string, shelving: ScenarioShelving, person: Person): Promise<ScenarioView | Problem>;
}

/** Runs a scenario to see what it comes to, beside the watch and keeping nothing. */
export interface ScenarioTrials {
  /** `signal` gives it up. */
  run(text: string, person: Person, signal: AbortSignal): Promise<ScenarioTrial | Problem>;
}

/** Every exercise of this server. The live watch is not among them, and nothing here can reach it. */
export interface Rooms {
  /** One that is open; null when it is closed or never was. */
  exercise(id: RoomId): Exercise | null;
  /** All, open ones first, then the closed ones, newest first. */
  list(): Promise<ExerciseView[]>;
  /** The name of an open exercise that plays this recording of the shelf; null when none does. */
  playing(recording: RecordingId): string | null;
  /** What exercises are made from. */
  readonly scenarios: ScenarioLibrary;
  readonly trials: ScenarioTrials;
  /** What one take (the newest unless said) of an exercise came to, open or closed. */
  debrief(id: RoomId, take: number | null): Promise<DebriefView | Problem>;
  /** The past of one take of an exercise, open or closed, to be looked at; null when there is none. */
  past(id: RoomId, take: number): Promise<LinkPast | null>;
  open(input: ExerciseInput, person: Person): Promise<ExerciseView | Problem>;
  /** The function that comes back ends it. Tells of those that are open already, at once. */
  listen(listener: RoomsListener): () => void;
}
