import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { RecordedSource, SourceChange } from '../sources/source.ts';
import type { Watch } from '../watch/watch.ts';
import { RecordingClock } from './clock.ts';
import { fitTimes } from './fit-times.ts';
import { Player, type PlayedReport } from './player.ts';
import type { Timers } from './timers.ts';

export interface HeadlessOptions {
  /** Just begun. */
  readonly watch: Watch;
  /** Played at full speed, whatever pace they ask for. */
  readonly recorded: readonly RecordedSource[];
  /** Only so that others get their turn: no time of a run comes from it. */
  readonly timers: Timers;
  /** What comes later is not played, and time goes on until then when the input ends before; null: to the input's end. */
  readonly until: Time | null;
  /** Told what was concluded, in order; nothing more is played before it resolves. */
  readonly tell: (drafts: readonly EntryDraft[]) => void | Promise<void>;
  /** Ends the run early. */
  readonly signal: AbortSignal;
}

/** The clock of a run: it stands at each moment until the next is played, and no wall moves it. */
export const headlessClock = (): RecordingClock => new RecordingClock(() => 0);

/**
 * Runs one watch through recordings without a server and without a store: the player, the watch and the order of
 * things are the engine's own, and time is only what the input says. So the same input comes to the same conclusions,
 * and to those of a live watch that received it at its times.
 *
 * At each moment: everything that is due until then happens, then its sightings are taken in, then its lost sources, then its reports. At the
 * end the watch's time stands at the last moment, or goes on to `until`; what would fall due later does not happen.
 */
export class Headless {
  readonly #o: HeadlessOptions;
  readonly #clock: RecordingClock;
  /** Number of the newest entry, as a journal would have numbered it. */
  #seq = 0;

  /** `clock` is the one that the recordings were opened with. */
  constructor(options: HeadlessOptions, clock: RecordingClock) {
    this.#o = options;
    this.#clock = clock;
  }

  /** Plays everything. */
  async run(): Promise<void> {
    const { recorded, timers, until, signal, watch } = this.#o;
    const full = recorded.map((source) => atFullSpeed(source));
    const player = new Player(full, this.#clock, timers, null, async (at, sightings, reports, sources) => {
      if (at === null) throw new Error('a recording without times of its own has no moments to run at');
      if (signal.aborted || (until !== null && at > until)) stop();
      else await this.#moment(at, sightings, reports, sources);
    });
    const stop = (): void => {
      player.stop();
      // At once, for a pipe may never say anything more.
      for (const source of recorded) void source.stop();
    };
    signal.addEventListener('abort', stop);
    await player.run();
    signal.removeEventListener('abort', stop);
    // A watch to which nothing came has no time yet.
    if (!signal.aborted && watch.now > 0) await this.#tell(watch.advance(Math.max(watch.now, until ?? 0)));
    await Promise.all(recorded.map((source) => source.stop()));
  }

  async #moment(at: Time, sightings: readonly Sighting[], reports: readonly PlayedReport[], sources: readonly SourceChange[]): Promise<void> {
    const { watch } = this.#o;
    this.#clock.reach(at);
    // A late sighting is fitted into the watch's time just as the engine does it.
    await this.#tell(sightings.length > 0 ? watch.observe(fitTimes(sightings, watch.now, at)) : watch.advance(Math.max(watch.now, at)));
    for (const { source, state } of sources) {
      await this.#tell(watch.advance(Math.max(watch.now, at)));
      watch.sourceChanged(source, state, at);
      // Its number in the journal.
      this.#seq += 1;
    }
    for (const { source, report } of reports) {
      await this.#tell(watch.advance(at));
      const decision = watch.decide({ kind: 'report.add', report }, { kind: 'system', name: source }, at);
      if (decision.outcome !== 'commit') continue;
      const entries = decision.drafts.map((draft, i): Entry => ({ ...draft, seq: this.#seq + i + 1, hash: '' }));
      for (const entry of entries) watch.commit(entry);
      await this.#tell(decision.drafts);
    }
  }

  async #tell(drafts: readonly EntryDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    this.#seq += drafts.length;
    await this.#o.tell(drafts);
  }
}

function atFullSpeed(source: RecordedSource): RecordedSource {
  return {
    name: source.name,
    speed: 'max',
    startsAt: source.startsAt,
    batches: (after) => source.batches(after),
    health: () => source.health(),
    stop: () => source.stop(),
  };
}
