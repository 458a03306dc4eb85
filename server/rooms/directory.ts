import type { KeptRecordings } from '../scenario/open.ts';
import type { Shelf } from '../shelf/contract.ts';
import { RecordingId } from '../../shared/wire/recordings.ts';
import { ExerciseName, type ExerciseInput, type ExercisePlay, type ExerciseView } from '../../shared/words/exercise.ts';
import type { DebriefView } from '../../shared/wire/debrief.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import { EXERCISE_PREFIX, ExerciseId, type RoomId } from '../../shared/words/room.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import type { LinkPast } from '../engine/link.ts';
import { Past } from '../engine/past/past.ts';
import type { Exercise, Rooms, RoomsListener, ScenarioLibrary, ScenarioTrials } from './contract.ts';
import { debriefOfTake } from './debrief.ts';
import { ExerciseRoom, viewOf, type RoomParts } from './exercise-room.ts';
import { NO_FACTS, actsOf, factsOf, factsUntil, newestTake, recordOf, type ExerciseRecord, type TakeFacts } from './record.ts';
import { KeptScenarios } from './scenario-library.ts';
import { openStage } from './stage.ts';
import { TrialDesk } from './trials.ts';
import { tryOut, type TryOut } from '../scenario/trial.ts';
import { beginTake, holderOf, storeOfTake } from './takes.ts';

/** Rooms share one machine with the live watch, which must not feel them. */
export const MOST_OPEN = 12;

/** Takes whose past is kept at hand: each holds where in its journal things are. */
const MOST_PASTS = 4;

export interface RoomsParts extends RoomParts {
  /** Recordings that exercises can be opened from. */
  readonly shelf?: Pick<Shelf, 'get' | 'pathOf'>;
  /** A number that nobody can guess, for a room's id. */
  readonly random: () => number;
  /** How scenarios are tried out; without it in turns, in this process. */
  readonly tryOut?: TryOut;
}

/** Every exercise that is kept in a store. They know of each other and of nothing else. */
export class RoomDirectory implements Rooms {
  readonly #parts: RoomsParts;
  readonly #open = new Map<RoomId, ExerciseRoom>();
  /** Rooms that are being opened. */
  #opening = 0;
  readonly #closed = new Map<RoomId, ExerciseView>();
  readonly #listeners = new Set<RoomsListener>();
  /** Of takes that are played no more, by their watches. */
  readonly #pasts = new Map<string, LinkPast>();
  readonly scenarios: ScenarioLibrary;
  readonly trials: ScenarioTrials;

  private constructor(parts: RoomsParts) {
    this.#parts = parts;
    this.scenarios = new KeptScenarios({ shelf: parts.store.scenarios, now: () => parts.timers.wall(), random: parts.random });
    this.trials = new TrialDesk(parts.tryOut ?? tryOut, this.#kept);
  }

  /** Brings back the rooms that were open when the server ended, standing; a room that cannot be is named in the log and left as it is. */
  static async open(parts: RoomsParts): Promise<RoomDirectory> {
    const rooms = new RoomDirectory(parts);
    const ids = (await parts.store.watches(EXERCISE_PREFIX)).flatMap((name) => {
      const id = ExerciseId.safeParse(name);
      return id.success ? [id.data] : [];
    });
    for (const id of ids) {
      try {
        await rooms.#bringBack(id);
      } catch (error) {
        parts.log(`The exercise ${id} could not be opened: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return rooms;
  }

  exercise(id: RoomId): Exercise | null {
    return this.#open.get(id) ?? null;
  }

  list(): Promise<ExerciseView[]> {
    const newestFirst = (a: ExerciseView, b: ExerciseView) => b.openedAt - a.openedAt;
    return Promise.resolve([...[...this.#open.values()].map((room) => room.view()).sort(newestFirst), ...[...this.#closed.values()].sort(newestFirst)]);
  }

  async open(input: ExerciseInput, person: Person): Promise<ExerciseView | Problem> {
    if (this.#open.size + this.#opening >= MOST_OPEN) return problem('not-possible', `${MOST_OPEN} exercises are open already. Close one first.`);
    this.#opening++;
    try {
      return 'play' in input ? await this.#begin(input, person) : await this.#branch(input, person);
    } finally {
      this.#opening--;
    }
  }

  playing(recording: RecordingId): string | null {
    for (const room of this.#open.values()) {
      const { world } = room.stage.scenario;
      if (world.from === 'recording' && world.file.replace(/\.varne$/, '') === recording) return room.view().name;
    }
    return null;
  }

  async debrief(id: RoomId, take: number | null): Promise<DebriefView | Problem> {
    const parsed = ExerciseId.safeParse(id);
    const { store, config } = this.#parts;
    if (!parsed.success || !(this.#open.has(id) || this.#closed.has(id))) return problem('not-found', 'There is no such exercise.');
    const room = this.#open.get(id);
    await room?.flush();
    const view = room?.view();
    const record = room?.record ?? (await recordOf((await store.watch(parsed.data)).control));
    const stage = record === null ? null : (room?.stage ?? (await openStage(record.play, this.#kept, true)));
    if (record === null || stage === null) return problem('not-found', 'There is no such exercise.');
    if ('problem' in stage) throw new Error(stage.problem);
    const number = take ?? newestTake(record).number;
    if (!record.takes.some((each) => each.number === number)) return problem('not-found', `There is no take ${number} in this exercise.`);
    const zones = { type: 'FeatureCollection' as const, features: [...(stage.config ?? config).zones] };
    return debriefOfTake({ store, id: parsed.data, record, stage, zones, open: room !== undefined, reached: newestTake(record).number === number ? (view?.now ?? record.reached) : null }, number);
  }

  async past(id: RoomId, take: number): Promise<LinkPast | null> {
    const parsed = ExerciseId.safeParse(id);
    const { store, config } = this.#parts;
    if (!parsed.success || !(this.#open.has(id) || this.#closed.has(id))) return null;
    const room = this.#open.get(id);
    if (room?.view().take.number === take) return room.link.past;
    const name = `${id}.${take}`;
    const known = this.#pasts.get(name);
    if (known !== undefined) return known;
    const record = room?.record ?? (await recordOf((await store.watch(parsed.data)).control));
    if (record === null || !record.takes.some(({ number }) => number === take)) return null;
    const stage = await openStage(record.play, this.#kept, true);
    if ('problem' in stage) return null;
    const kept = await storeOfTake(store, parsed.data, take);
    const stretches = await kept.traffic.stretches(0, Number.MAX_SAFE_INTEGER);
    const now = Math.max(stage.startsAt, stretches.at(-1)?.to ?? 0, newestTake(record).number === take ? (record.reached ?? 0) : 0);
    const { zones, rules = DEFAULT_RULES } = stage.config ?? config;
    const past = new Past({ watch: name, store: kept, now: () => now, settings: () => ({ revision: 0, zones: [...zones], rules, changedAt: null, changedBy: null }) });
    this.#pasts.set(name, past);
    const [oldest] = this.#pasts.keys();
    if (this.#pasts.size > MOST_PASTS && oldest !== undefined) this.#pasts.delete(oldest);
    return past;
  }

  listen(listener: RoomsListener): () => void {
    this.#listeners.add(listener);
    for (const room of this.#open.values()) listener.opened(room);
    return () => void this.#listeners.delete(listener);
  }

  /** Ends all for now, in turn; they come back standing. */
  async stop(): Promise<void> {
    for (const room of this.#open.values()) await room.stop();
    this.#open.clear();
  }

  async #begin({ name, play: asked }: Extract<ExerciseInput, { play: unknown }>, person: Person): Promise<ExerciseView | Problem> {
    const play = await this.#known(asked);
    const stage = await openStage(play, this.#kept);
    if ('problem' in stage) return problem('invalid', `${stage.problem}. No exercise was opened.`, { field: 'play' });
    return this.#enter(this.#newId(), { name, play, takes: [{ number: 1, from: null }] }, person);
  }

  /** What is asked for, with what the server itself knows of it. */
  async #known(asked: ExercisePlay): Promise<ExercisePlay> {
    if (asked.kind === 'recording') return this.#named(asked.id);
    if (asked.kind !== 'scenario' || asked.of === undefined) return asked;
    const { of, ...play } = asked;
    const found = await this.scenarios.find(of.id, of.revision);
    return !('status' in found) && found.text === play.text ? { ...play, of: { id: of.id, revision: found.revision } } : play;
  }

  /** A recording of the shelf, with what is known of it. */
  async #named(id: string): Promise<ExercisePlay> {
    const named = RecordingId.safeParse(id);
    const view = named.success ? await this.#parts.shelf?.get(named.data) : null;
    return view?.state === 'ready' ? { kind: 'recording', id, known: { title: view.title, from: view.from, to: view.to } } : { kind: 'recording', id };
  }

  get #kept(): KeptRecordings {
    return async (name) => {
      const id = RecordingId.safeParse(name);
      return id.success ? ((await this.#parts.shelf?.pathOf(id.data)) ?? null) : null;
    };
  }

  /** A room of its own that goes on from a moment of another, which stays as it is. */
  async #branch({ name, from }: Extract<ExerciseInput, { from: unknown }>, person: Person): Promise<ExerciseView | Problem> {
    const { store } = this.#parts;
    const parsed = ExerciseId.safeParse(from.id);
    const record = parsed.success ? await recordOf((await store.watch(parsed.data)).control) : null;
    if (!parsed.success || record === null) return problem('not-found', 'There is no such exercise. No exercise was opened.');
    const number = from.take ?? newestTake(record).number;
    if (!record.takes.some((take) => take.number === number)) return problem('not-found', `There is no take ${number} in that exercise. No exercise was opened.`);
    const room = this.#open.get(parsed.data);
    if (room !== undefined) {
      const { take, now } = room.view();
      if (take.number === number && from.at > now) return problem('not-possible', 'That moment was not played yet. No exercise was opened.');
      await room.flush();
    }
    const holder = holderOf(record.takes, parsed.data, number, from.at);
    if (holder === null) return problem('not-possible', 'That moment was before that room began. Branch from the exercise that it goes on from.');
    const id = this.#newId();
    await beginTake(await storeOfTake(store, id, 1), await storeOfTake(store, parsed.data, holder.number), from.at);
    // What happened before that moment happened in this room too.
    const facts = factsUntil(factsOf(room?.record ?? record, holder.number), from.at);
    return this.#enter(id, { name, play: record.play, takes: [{ number: 1, from: { room: parsed.data, take: holder.number, at: from.at } }] }, person, facts);
  }

  async #enter(id: ExerciseId, { name, play, takes }: Pick<ExerciseRecord, 'name' | 'play' | 'takes'>, person: Person, facts: TakeFacts = NO_FACTS): Promise<ExerciseView> {
    const { store, timers } = this.#parts;
    const { control } = await store.watch(id);
    const first = takes[0];
    if (first === undefined) throw new Error('an exercise begins with a take');
    await control.append(timers.wall(), person.name, { kind: 'exercise', act: { act: 'opened', name: ExerciseName.parse(name), play, first } });
    for (const act of actsOf(facts, first.number)) await control.append(timers.wall(), 'varne', { kind: 'exercise', act });
    const room = await this.#bringBack(id);
    if (room === null) throw new Error(`the exercise ${id} was opened and is not there`);
    return room.view();
  }

  async #bringBack(id: ExerciseId): Promise<ExerciseRoom | null> {
    const { control } = await this.#parts.store.watch(id);
    const record = await recordOf(control);
    if (record === null) return null;
    const stage = await openStage(record.play, this.#kept, record.closed);
    if ('problem' in stage) throw new Error(stage.problem);
    if (record.closed) {
      const take = newestTake(record);
      const { journal } = await storeOfTake(this.#parts.store, id, take.number);
      const last = journal.seq === 0 ? undefined : (await journal.read(journal.seq - 1, 1))[0];
      this.#closed.set(id, { ...viewOf(id, record, stage), state: 'closed', speed: 0, now: record.reached ?? last?.at ?? stage.startsAt, goingTo: null, present: [] });
      return null;
    }
    const room = await ExerciseRoom.open(id, this.#parts, stage, control, record, {
      changed: (changed) => this.#changed(changed),
      called: (called) => {
        for (const listener of this.#listeners) listener.called(called);
      },
    });
    this.#open.set(id, room);
    for (const listener of this.#listeners) listener.opened(room);
    return room;
  }

  #changed(room: ExerciseRoom): void {
    const view = room.view();
    if (view.state !== 'closed') {
      for (const listener of this.#listeners) listener.changed(room);
      return;
    }
    this.#open.delete(room.id);
    this.#closed.set(room.id, view);
    for (const listener of this.#listeners) listener.closed(room.id);
  }

  #newId(): ExerciseId {
    for (;;) {
      const id = `${EXERCISE_PREFIX}${Math.floor(this.#parts.random() * 2 ** 32).toString(16).padStart(8, '0')}`;
      if (!this.#open.has(id) && !this.#closed.has(id)) return id;
    }
  }
}
