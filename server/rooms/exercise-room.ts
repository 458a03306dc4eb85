import { RecordingClock } from '../engine/clock.ts';
import { Engine } from '../engine/engine.ts';
import { Mailbox } from '../engine/mailbox.ts';
import { Pace } from '../engine/pace.ts';
import { restoreWatch } from '../engine/restore.ts';
import type { Timers } from '../engine/timers.ts';
import { JournalUnavailable, type ControlLog, type Store, type WatchStore } from '../journal/contract.ts';
import { STATE_VERSION } from '../watch/state.ts';
import type { WatchConfig } from '../watch/watch.ts';
import type { ExerciseAct, ExerciseOrder, ExerciseView, Take } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { ExerciseId } from '../../shared/words/room.ts';
import type { Exercise } from './contract.ts';
import { afterLine, newestTake, type ExerciseRecord } from './record.ts';
import type { Stage } from './stage.ts';
import { TakeLink } from './take-link.ts';
import { beginTake, holderOf, nextTake, storeOfTake } from './takes.ts';

export interface RoomParts {
  readonly version: string;
  readonly store: Store;
  readonly timers: Timers;
  readonly config: WatchConfig;
  readonly log: (message: string) => void;
}

interface Playing {
  readonly take: Take;
  readonly engine: Engine;
  readonly clock: RecordingClock;
  readonly pace: Pace;
}

/** Closer to its end than this there is nothing more to play. */
const AT_THE_END_MS = 1_000;

/**
 * One exercise: a watch of its own that plays a scenario at the pace of its trainer. What its engine concludes stands
 * in the journal of the take that is played; what the trainer does, in the room's control log.
 */
export class ExerciseRoom implements Exercise {
  readonly id: ExerciseId;
  readonly link: TakeLink;
  readonly control: ControlLog;
  readonly #parts: RoomParts;
  readonly #stage: Stage;
  readonly #mailbox = new Mailbox();
  readonly #changed: (room: ExerciseRoom) => void;
  #record: ExerciseRecord;
  #playing: Playing;
  #closed = false;

  private constructor(id: ExerciseId, parts: RoomParts, stage: Stage, control: ControlLog, record: ExerciseRecord, playing: Playing, changed: (room: ExerciseRoom) => void) {
    this.id = id;
    this.control = control;
    this.#parts = parts;
    this.#stage = stage;
    this.#record = record;
    this.#playing = playing;
    this.#changed = changed;
    this.link = new TakeLink(playing.engine, () => ({ id, name: this.#record.name, take: newestTake(this.#record).number }));
  }

  /** Opens a room by its record, standing, where its newest take was when it was last played. */
  static async open(id: ExerciseId, parts: RoomParts, stage: Stage, control: ControlLog, record: ExerciseRecord, changed: (room: ExerciseRoom) => void): Promise<ExerciseRoom> {
    const take = newestTake(record);
    const own = await storeOfTake(parts.store, id, take.number);
    const playing = await play(id, parts, stage, control, take, own, await beginningOf(parts.store, take, own));
    const room = new ExerciseRoom(id, parts, stage, control, record, playing, changed);
    room.#follow(playing);
    return room;
  }

  view(): ExerciseView {
    const { name, takes, marks, openedAt, openedBy } = this.#record;
    const { startsAt, endsAt } = this.#stage;
    const { clock, pace, take } = this.#playing;
    const now = Math.max(startsAt, clock.now());
    const over = endsAt !== null && now >= endsAt - AT_THE_END_MS;
    const state = this.#closed ? 'closed' : over ? 'over' : pace.now.kind === 'hurry' ? 'hurrying' : pace.speed > 0 ? 'running' : 'paused';
    return { id: this.id, name, state, speed: pace.speed, now, startsAt, endsAt, take, takes: [...takes], marks: [...marks], openedAt, openedBy, present: [...this.link.names] };
  }

  order(order: ExerciseOrder, person: Person): Promise<ExerciseView | Problem> {
    return this.#mailbox.post(async () => {
      if (this.#closed) return problem('not-possible', 'This exercise is closed. Nothing was changed.');
      const why = await this.#carryOut(order, person);
      if (why !== null) return why;
      this.#changed(this);
      return this.view();
    });
  }

  /** Makes durable what was played so far, to be gone on from elsewhere. */
  async flush(): Promise<void> {
    await this.#mailbox.post(() => this.#playing.engine.flush());
  }

  /** Ends it for now: it comes back standing. */
  async stop(): Promise<void> {
    await this.#mailbox.post(() => this.#playing.engine.stop());
  }

  async #carryOut(order: ExerciseOrder, person: Person): Promise<Problem | null> {
    const { pace, take } = this.#playing;
    const { now, startsAt, endsAt } = this.view();
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
        if (order.to <= now) return problem('not-possible', 'That moment is past already. To go back, retake from it.');
        if (endsAt !== null && order.to > endsAt) return problem('not-possible', 'The exercise ends before that moment.');
        await this.#note(person, { act: 'hurried', at: now, to: order.to });
        pace.hurryTo(order.to);
        return null;
      case 'retake':
        return this.#retake(order.take ?? take.number, order.at, startsAt, person);
      case 'mark':
        await this.#note(person, { act: 'marked', take: take.number, at: order.at ?? now, text: order.text });
        return null;
      case 'close':
        pace.set(0);
        await this.#playing.engine.stop();
        await this.#note(person, { act: 'closed' });
        this.#closed = true;
        return null;
    }
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
      try {
        const source = await storeOfTake(store, this.id, holder.number);
        const own = await storeOfTake(store, this.id, take.number);
        await beginTake(own, source, at);
        const next = await play(this.id, this.#parts, this.#stage, this.control, take, own, { source, until: at });
        await this.#note(person, { act: 'retaken', take });
        return this.#go(next);
      } catch (error) {
        // The take that was played goes on: it is as it was.
        trouble = error;
        const own = await storeOfTake(store, this.id, this.#playing.take.number);
        return this.#go(await play(this.id, this.#parts, this.#stage, this.control, this.#playing.take, own, { source: own, until: Infinity }));
      }
    });
    if (trouble === null) return null;
    if (trouble instanceof JournalUnavailable) return problem('journal-unavailable', trouble.message);
    throw trouble;
  }

  #go(playing: Playing): Engine {
    this.#playing = playing;
    this.#follow(playing);
    return playing.engine;
  }

  async #note(person: Person, act: ExerciseAct): Promise<void> {
    const line = { at: this.#parts.timers.wall(), actor: person.name, body: { kind: 'exercise', act } as const };
    await this.control.append(line.at, line.actor, line.body);
    this.#record = afterLine(this.#record, line) ?? this.#record;
  }

  #follow(playing: Playing): void {
    playing.pace.listen(() => {
      if (this.#playing === playing && !this.#closed) this.#changed(this);
    });
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

/** Begins to play a take, standing, into a store of its own. */
async function play(id: ExerciseId, parts: RoomParts, stage: Stage, control: ControlLog, take: Take, own: WatchStore, { source, until }: Beginning): Promise<Playing> {
  const { timers, config, version, log } = parts;
  const restored = await restoreWatch(config, source, until);
  const clock = new RecordingClock(() => timers.wall());
  const pace = new Pace(0);
  const engine = new Engine({
    name: `${id}.${take.number}`,
    version,
    clock,
    timers,
    store: { ...own, control },
    restored,
    given: null,
    live: [],
    recorded: [await stage.open()],
    pace,
    log,
  });
  // Its own recording may have nothing at that very moment.
  if (until !== Infinity) clock.set(until);
  await engine.start();
  return { take, engine, clock, pace };
}
