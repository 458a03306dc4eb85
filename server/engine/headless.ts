import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Actor } from '../../shared/words/role.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import type { RecordedSource } from '../sources/source.ts';
import type { Watch } from '../watch/watch.ts';
import { RecordingClock } from './clock.ts';
import { fitTimes } from './fit-times.ts';
import { Player, type Played } from './player.ts';
import { sourceEntry } from './source-watch.ts';
import type { Timers } from './timers.ts';

/** Something that a person does at a time. What exactly may hang on what the watch has come to by then. */
export interface TimedAct {
  readonly at: Time;
  /** Null when there is nothing that it could be done to. */
  readonly act: (watch: Watch) => { readonly command: Command; readonly actor: Actor } | null;
  /** Told how it was answered; null when there was nothing to do it to. */
  readonly answered?: (answer: CommandAnswer | null) => void;
}

export interface HeadlessOptions {
  /** Just begun, or as an earlier part of the same run left it. */
  readonly watch: Watch;
  /** Where that part ended and the number of its newest entry: only what comes after is played. */
  readonly after?: { readonly at: Time; readonly seq: number };
  /** In the order of their times; each is done when everything of its time has been taken in. */
  readonly acts?: readonly TimedAct[];
  /** Played at full speed unless `speed` says otherwise, whatever pace they ask for. */
  readonly recorded: readonly RecordedSource[];
  /** Watch seconds a wall second; then the clock must be given the wall. */
  readonly speed?: number | 'max';
  /** Only so that others get their turn: no time of a run comes from it. */
  readonly timers: Timers;
  /** What comes later is not played, and time goes on until then when the input ends before; null: to the input's end. */
  readonly until: Time | null;
  /** Told what was concluded, in order; nothing more is played before it resolves. */
  readonly tell: (drafts: readonly EntryDraft[]) => void | Promise<void>;
  /** Ends the run early. */
  readonly signal: AbortSignal;
}

/** The clock of a run: it stands at each moment until the next is played, and no wall moves it unless one is given, for a run at a pace. */
export const headlessClock = (wall: () => Time = () => 0): RecordingClock => new RecordingClock(wall);

/**
 * Runs one watch through recordings without a server and without a store: the player, the watch and the order of
 * things are the engine's own, and time is only what the input says. So the same input comes to the same conclusions,
 * and to those of a live watch that received it at its times.
 *
 * At each moment: everything that is due until then happens, then its sightings are taken in, then its lost sources, its changed settings, its reports. At the
 * end the watch's time stands at the last moment, or goes on to `until`; what would fall due later does not happen.
 */
export class Headless {
  readonly #o: HeadlessOptions;
  readonly #clock: RecordingClock;
  /** Number of the newest entry, as a journal would have numbered it. */
  #seq: number;
  #actsDone = 0;

  /** `clock` is the one that the recordings were opened with. */
  constructor(options: HeadlessOptions, clock: RecordingClock) {
    this.#o = options;
    this.#clock = clock;
    this.#seq = options.after?.seq ?? 0;
  }

  /** Plays everything. */
  async run(): Promise<void> {
    const { recorded, timers, until, signal, watch } = this.#o;
    const paced = recorded.map((source) => atSpeed(source, this.#o.speed ?? 'max'));
    const player = new Player(paced, this.#clock, timers, this.#o.after?.at ?? null, async (at, played) => {
      if (at === null) throw new Error('a recording without times of its own has no moments to run at');
      if (signal.aborted || (until !== null && at > until)) stop();
      else await this.#moment(at, played);
    });
    const stop = (): void => {
      player.stop();
      // At once, for a pipe may never say anything more.
      for (const source of recorded) void source.stop();
    };
    signal.addEventListener('abort', stop);
    await player.run();
    signal.removeEventListener('abort', stop);
    if (!signal.aborted) await this.#actsBefore((until ?? watch.now) + 1);
    // A watch to which nothing came has no time yet.
    if (!signal.aborted && watch.now > 0) await this.#tell(watch.advance(Math.max(watch.now, until ?? 0)));
    await Promise.all(recorded.map((source) => source.stop()));
  }

  async #moment(at: Time, { sightings, sources, settings, reports }: Played): Promise<void> {
    const { watch } = this.#o;
    await this.#actsBefore(at);
    this.#clock.reach(at);
    // A late sighting is fitted into the watch's time just as the engine does it.
    await this.#tell(sightings.length > 0 ? watch.observe(fitTimes(sightings, watch.now, at)) : watch.advance(Math.max(watch.now, at)));
    if (sources.length > 0) {
      const when = Math.max(watch.now, at);
      await this.#tell(watch.advance(when));
      for (const { source, state } of sources) watch.sourceChanged(source, state, when);
      await this.#tell(sources.map((change) => sourceEntry(change, when)));
      await this.#tell(watch.advance(when));
    }
    for (const { source, change } of settings) {
      const when = Math.max(watch.now, at);
      await this.#tell(watch.advance(when));
      const draft = watch.replayed(change, { kind: 'system', name: source }, when);
      if (draft === null) continue;
      watch.commit({ ...draft, seq: this.#seq + 1, hash: '' });
      await this.#tell([draft]);
      await this.#tell(watch.advance(when));
    }
    for (const { source, report } of reports) {
      await this.#tell(watch.advance(at));
      await this.#execute({ kind: 'report.add', report }, { kind: 'system', name: source }, at);
    }
  }

  /** What people did since the last moment and before this one. */
  async #actsBefore(at: Time): Promise<void> {
    const { acts = [], watch } = this.#o;
    for (let next = acts[this.#actsDone]; next !== undefined && next.at < at; next = acts[this.#actsDone]) {
      this.#actsDone++;
      const when = Math.max(next.at, watch.now);
      await this.#tell(watch.advance(when));
      const act = next.act(watch);
      next.answered?.(act === null ? null : await this.#execute(act.command, act.actor, when));
    }
  }

  async #execute(command: Command, actor: Actor, at: Time): Promise<CommandAnswer> {
    const { watch } = this.#o;
    const decision = watch.decide(command, actor, at);
    if (decision.outcome !== 'commit') return decision.answer;
    const entries = decision.drafts.map((draft, i): Entry => ({ ...draft, seq: this.#seq + i + 1, hash: '' }));
    for (const entry of entries) watch.commit(entry);
    await this.#tell(decision.drafts);
    return decision.answer(entries);
  }

  async #tell(drafts: readonly EntryDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    this.#seq += drafts.length;
    await this.#o.tell(drafts);
  }
}

function atSpeed(source: RecordedSource, speed: number | 'max'): RecordedSource {
  return {
    name: source.name,
    speed,
    startsAt: source.startsAt,
    batches: (after) => source.batches(after),
    health: () => source.health(),
    stop: () => source.stop(),
  };
}
