import { RecordingClock } from '../engine/clock.ts';
import { Engine, type LookBackParts } from '../engine/engine.ts';
import { Mailbox } from '../engine/mailbox.ts';
import { Pace } from '../engine/pace.ts';
import { restoreWatch } from '../engine/restore.ts';
import type { Timers } from '../engine/timers.ts';
import { JournalUnavailable, type ControlLog, type Store, type WatchStore } from '../journal/contract.ts';
import { STATE_VERSION } from '../watch/state.ts';
import type { WatchConfig } from '../watch/watch.ts';
import { Inject, type FiredInject } from '../../shared/scenario/inject.ts';
import { AT_THE_END_MS } from '../../shared/scenario/score/limits.ts';
import type { ExerciseAct, ExerciseCall, ExerciseOrder, ExerciseView, Take } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';
import { invalid, problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { ExerciseId } from '../../shared/words/room.ts';
import type { ScreenNote, ScreenShows } from '../../shared/words/screen-note.ts';
import type { Exercise } from './contract.ts';
import { callsOf, firedOf, injectJson, injectViews } from './inject-text.ts';
import { afterLine, factsOf, factsUntil, newestTake, type ExerciseRecord, type TakeFacts } from './record.ts';
import type { Played, Stage } from './stage.ts';
import { TakeLink } from './take-link.ts';
import { beginTake, holderOf, nextTake, storeOfTake } from './takes.ts';

export interface RoomParts {
  readonly version: string;
  readonly store: Store;
  readonly timers: Timers;
  readonly config: WatchConfig;
  /** Who looks into the past of a take, by its watch's name. */
  readonly lookBack?: (watch: string) => LookBackParts;
  readonly log: (message: string) => void;
}

interface Playing {
  readonly take: Take;
  readonly engine: Engine;
  readonly clock: RecordingClock;
  readonly pace: Pace;
  readonly played: Played;
}

/** Whom a room tells what happens in it. */
export interface RoomListener {
  changed(room: ExerciseRoom): void;
  called(room: ExerciseRoom): void;
}

/** What screens showed is written so often, together. */
const SCREENS_EVERY_MS = 5_000;
/** Entered by nobody. */
const BY_ITSELF = { name: 'varne' } as const;

/**
 * One exercise: a watch of its own that plays a scenario at the pace of its trainer. What its engine concludes stands
 * in the journal of the take that is played; what the trainer does, and what happens in the scenario, in the room's control log.
 */
export class ExerciseRoom implements Exercise {
  readonly id: ExerciseId;
  readonly link: TakeLink;
  readonly control: ControlLog;
  readonly #parts: RoomParts;
  /** What it plays. */
  readonly stage: Stage;
  readonly #mailbox = new Mailbox();
  readonly #listener: RoomListener;
  #record: ExerciseRecord;
  #playing: Playing;
  #closed = false;
  /** What screens showed and is not written yet. */
  #shown: ScreenNote[] = [];
  #cancelShown: (() => void) | null = null;

  private constructor(id: ExerciseId, parts: RoomParts, stage: Stage, control: ControlLog, record: ExerciseRecord, playing: Playing, listener: RoomListener) {
    this.id = id;
    this.control = control;
    this.#parts = parts;
    this.stage = stage;
    this.#record = record;
    this.#playing = playing;
    this.#listener = listener;
    this.link = new TakeLink(playing.engine, () => ({ id, name: this.#record.name, take: newestTake(this.#record).number }));
    this.#follow(playing);
  }

  /** Opens a room by its record, standing, where its newest take was when it was last played. */
  static async open(id: ExerciseId, parts: RoomParts, stage: Stage, control: ControlLog, record: ExerciseRecord, listener: RoomListener): Promise<ExerciseRoom> {
    const take = newestTake(record);
    const own = await storeOfTake(parts.store, id, take.number);
    const ready = await makeReady({ id, parts, stage, control, take, own, fired: firedOf(factsOf(record, take.number), stage.startsAt) }, await beginningOf(parts.store, take, own));
    const room = new ExerciseRoom(id, parts, stage, control, record, ready, listener);
    await ready.engine.start();
    return room;
  }

  view(): ExerciseView {
    const { clock, pace, take } = this.#playing;
    const { startsAt, endsAt } = this.stage;
    const now = Math.max(startsAt, clock.now());
    const over = endsAt !== null && now >= endsAt - AT_THE_END_MS;
    const state = this.#closed ? 'closed' : over ? 'over' : pace.now.kind === 'hurry' ? 'hurrying' : pace.speed > 0 ? 'running' : 'paused';
    return { ...viewOf(this.id, this.#record, this.stage), state, speed: pace.speed, now, goingTo: state === 'hurrying' && pace.now.kind === 'hurry' ? pace.now.until : null, take, present: [...this.link.names] };
  }

  calls(): ExerciseCall[] {
    return callsOf(this.#facts);
  }

  showed({ name }: Person, shows: ScreenShows): void {
    this.#shown.push({ ...shows, at: this.view().now, by: name });
    this.#cancelShown ??= this.#parts.timers.after(SCREENS_EVERY_MS, () => {
      this.#unasked(this.#mailbox.post(() => this.#keepShown()));
    });
  }

  order(order: ExerciseOrder, person: Person): Promise<ExerciseView | Problem> {
    return this.#mailbox.post(async () => {
      if (this.#closed) return problem('not-possible', 'This exercise is closed. Nothing was changed.');
      const why = await this.#carryOut(order, person);
      if (why !== null) return why;
      this.#listener.changed(this);
      return this.view();
    });
  }

  /** Makes durable what was played so far, to be gone on from elsewhere. */
  async flush(): Promise<void> {
    await this.#mailbox.post(async () => {
      await this.#keepFacts();
      await this.#playing.engine.flush();
    });
  }

  /** All that is known of the room. */
  get record(): ExerciseRecord {
    return this.#record;
  }

  /** Ends it for now: it comes back standing. */
  async stop(): Promise<void> {
    await this.#mailbox.post(async () => {
      await this.#playing.engine.stop();
      await this.#keepFacts();
    });
  }

  get #facts(): TakeFacts {
    return factsOf(this.#record, this.#playing.take.number);
  }

  async #carryOut(order: ExerciseOrder, person: Person): Promise<Problem | null> {
    const { pace, take } = this.#playing;
    const { now, startsAt, endsAt, injects } = this.view();
    switch (order.order) {
      case 'pause':
        await this.#note(person, { act: 'speed', at: now, speed: 0 });
        pace.set(0);
        return null;
      case 'go':
        await this.#note(person, { act: 'speed', at: now, speed: order.speed });
        pace.set(order.speed);
        return null;
      case 'forward':
        return this.#forward(order.to, now, endsAt, person);
      case 'next-inject': {
        const next = injects.find(({ at }) => at !== null && at > now);
        return next?.at == null ? problem('not-possible', 'No inject comes by itself any more.') : this.#forward(next.at, now, endsAt, person);
      }
      case 'fire': {
        const inject = this.stage.scenario.injects.find(({ id }) => id === order.id);
        if (inject === undefined) return problem('not-found', `The scenario has no inject ${order.id}.`);
        if (inject.at !== undefined && startsAt + inject.at > now) return problem('not-possible', 'That one comes by itself. Go forward to it, or wait.');
        return this.#fire(inject, person);
      }
      case 'inject': {
        const made = Inject.safeParse({ id: `hand-${this.#facts.fired.length + 1}`, ...order.inject });
        return made.success ? this.#fire(made.data, person) : invalid(made.error);
      }
      case 'retake':
        return this.#retake(order.take ?? take.number, order.at, startsAt, person);
      case 'mark':
        await this.#note(person, { act: 'marked', take: take.number, at: order.at ?? now, text: order.text });
        return null;
      case 'close':
        pace.set(0);
        await this.#playing.engine.stop();
        await this.#keepFacts();
        await this.#note(person, { act: 'closed', at: now });
        this.#closed = true;
        return null;
    }
  }

  async #forward(to: Time, now: Time, endsAt: Time | null, person: Person): Promise<Problem | null> {
    if (to <= now) return problem('not-possible', 'That moment is past already. To go back, retake from it.');
    if (endsAt !== null && to > endsAt) return problem('not-possible', 'The exercise ends before that moment.');
    await this.#note(person, { act: 'hurried', at: now, to });
    this.#playing.pace.hurryTo(to);
    return null;
  }

  /** Kept as soon as it is fired: what a restart or a retake plays again is what was played. */
  async #fire(inject: Inject, person: Person): Promise<Problem | null> {
    const { played, take } = this.#playing;
    if (played.scenario === null) return problem('not-possible', 'This exercise plays no scenario, and takes no injects.');
    const fired = played.scenario.fire(inject);
    if ('problem' in fired) return problem('not-possible', `That cannot happen now: ${fired.problem}.`);
    await this.#note(person, { act: 'fired', take: take.number, at: this.stage.startsAt + fired.at, inject: injectJson(fired.inject) });
    return null;
  }

  /** Puts everything as it was at a moment, in a take of its own: what came after it stays where it was written. */
  async #retake(from: number, asked: Time, startsAt: Time, person: Person): Promise<Problem | null> {
    const { takes } = this.#record;
    if (!takes.some(({ number }) => number === from)) return problem('not-found', `There is no take ${from} in this exercise.`);
    const at = Math.max(startsAt, asked);
    if (from === this.#playing.take.number && at > this.view().now) return problem('not-possible', 'That moment was not played yet. Go forward to it.');
    const holder = holderOf(takes, this.id, from, at);
    if (holder === null) return problem('not-possible', 'That moment was before this room began. Retake it in the exercise that this one goes on from.');
    const { store } = this.#parts;
    const take: Take = { number: await nextTake(store, this.id, takes), from: { room: this.id, take: holder.number, at } };
    let trouble: unknown = null;
    await this.link.change(async () => {
      this.#playing.pace.set(0);
      await this.#playing.engine.stop();
      await this.#keepFacts();
      try {
        const source = await storeOfTake(store, this.id, holder.number);
        const own = await storeOfTake(store, this.id, take.number);
        await beginTake(own, source, at);
        const fired = firedOf(factsUntil(factsOf(this.#record, holder.number), at), this.stage.startsAt);
        const next = await makeReady({ ...this.#ready, take, own, fired }, { source, until: at });
        await this.#note(person, { act: 'retaken', take });
        return await this.#go(next);
      } catch (error) {
        // The take that was played goes on: it is as it was.
        trouble = error;
        const own = await storeOfTake(store, this.id, this.#playing.take.number);
        const fired = firedOf(this.#facts, this.stage.startsAt);
        return await this.#go(await makeReady({ ...this.#ready, take: this.#playing.take, own, fired }, { source: own, until: Infinity }));
      }
    });
    this.#listener.called(this);
    if (trouble === null) return null;
    if (trouble instanceof JournalUnavailable) return problem('journal-unavailable', trouble.message);
    throw trouble;
  }

  get #ready() {
    return { id: this.id, parts: this.#parts, stage: this.stage, control: this.control };
  }

  async #go(playing: Playing): Promise<Engine> {
    this.#playing = playing;
    this.#follow(playing);
    await playing.engine.start();
    return playing.engine;
  }

  async #note(person: Pick<Person, 'name'>, act: ExerciseAct): Promise<void> {
    const line = { at: this.#parts.timers.wall(), actor: person.name, body: { kind: 'exercise', act } as const };
    await this.control.append(line.at, line.actor, line.body);
    this.#record = afterLine(this.#record, line) ?? this.#record;
  }

  /** What is known by now and not written: what screens showed, which tracks are the scenario's own. */
  async #keepFacts(): Promise<void> {
    await this.#keepShown();
    const { played, take } = this.#playing;
    const known = new Set(this.#facts.recognised.map(({ track }) => track));
    const at = this.view().now;
    for (const [track, id] of played.scenario?.whose ?? []) if (!known.has(track)) await this.#note(BY_ITSELF, { act: 'recognised', take: take.number, at, track, id });
  }

  async #keepShown(): Promise<void> {
    this.#cancelShown?.();
    this.#cancelShown = null;
    const notes = this.#shown;
    this.#shown = [];
    const first = notes[0];
    if (first !== undefined) await this.#note(BY_ITSELF, { act: 'screens', take: this.#playing.take.number, at: first.at, notes });
  }

  #follow(playing: Playing): void {
    playing.pace.listen(() => {
      if (this.#playing === playing && !this.#closed) this.#listener.changed(this);
    });
    playing.played.scenario?.listen(({ fired, report }) => {
      const act: ExerciseAct = { act: 'happened', take: playing.take.number, at: this.stage.startsAt + fired.at, inject: injectJson(fired.inject), report };
      this.#unasked(this.#note(BY_ITSELF, act).then(() => this.#happened(playing)));
    });
  }

  #happened(playing: Playing): void {
    if (this.#playing !== playing || this.#closed) return;
    this.#listener.changed(this);
    this.#listener.called(this);
  }

  #unasked(work: Promise<unknown>): void {
    void work.catch((error: unknown) => this.#parts.log(`Exercise ${this.id}: ${error instanceof Error ? error.message : String(error)}`));
  }
}

/** From what a take is begun: everything that a store has, or as it was at a moment. */
interface Beginning {
  readonly source: WatchStore;
  readonly until: Time;
}

/** A take that was played goes on from itself; one that never was, from where it was to begin. */
async function beginningOf(store: Store, { from }: Take, own: WatchStore): Promise<Beginning> {
  if (from === null || (await own.snapshots.latest(STATE_VERSION)) !== null) return { source: own, until: Infinity };
  return { source: await storeOfTake(store, from.room, from.take), until: from.at };
}

interface ToPlay {
  readonly id: ExerciseId;
  readonly parts: RoomParts;
  readonly stage: Stage;
  readonly control: ControlLog;
  readonly take: Take;
  readonly own: WatchStore;
  readonly fired: readonly FiredInject[];
}

/** Makes a take ready to be played into a store of its own. It stands, and begins when its engine is started. */
async function makeReady({ id, parts, stage, control, take, own, fired }: ToPlay, { source, until }: Beginning): Promise<Playing> {
  const { timers, version, log } = parts;
  const restored = await restoreWatch(stage.config ?? parts.config, source, until);
  const clock = new RecordingClock(() => timers.wall());
  const pace = new Pace(0);
  const played = await stage.open(fired);
  const engine = new Engine({
    name: `${id}.${take.number}`,
    version,
    clock,
    timers,
    store: { ...own, control },
    restored,
    given: null,
    ...parts.lookBack?.(`${id}.${take.number}`),
    live: [],
    recorded: [played.source],
    pace,
    log,
  });
  // Its own recording may have nothing at that very moment.
  if (until !== Infinity) clock.set(until);
  return { take, engine, clock, pace, played };
}

/** What the record alone says of a room. */
export function viewOf(id: ExerciseId, record: ExerciseRecord, stage: Stage): Omit<ExerciseView, 'state' | 'speed' | 'now' | 'goingTo' | 'present'> {
  const { name, play, takes, marks, openedAt, openedBy } = record;
  const { scenario, startsAt, endsAt } = stage;
  const take = newestTake(record);
  return {
    id,
    name,
    startsAt,
    endsAt,
    take,
    takes: [...takes],
    marks: [...marks],
    injects: injectViews(scenario, factsOf(record, take.number)),
    brief: scenario.brief,
    objectives: scenario.objectives,
    scenario: play.kind === 'scenario' ? (play.of ?? null) : null,
    openedAt,
    openedBy,
  };
}
