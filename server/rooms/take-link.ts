import type { EngineLink, GlassTold, LinkListener, LinkPast, LinkSnapshot, LinkStatus } from '../engine/link.ts';
import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { ExerciseBadge } from '../../shared/words/exercise.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { Settings } from '../../shared/words/settings.ts';
import type { TrackCollection, TrackWithTrail } from '../../shared/words/track.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import type { AlertReport, DryRun, DryRunBody, DryRunState } from '../../shared/wire/settings.ts';

/**
 * The one link of a room, in front of whichever take is played. While a take is put in the place of another nothing is
 * asked of either, and what a person does then is refused: it would belong to no take.
 */
export class TakeLink implements EngineLink {
  readonly #badge: () => ExerciseBadge;
  #take: EngineLink;
  #ready: Promise<void> = Promise.resolve();
  #changing = false;
  /** Who has a screen open. */
  names: readonly string[] = [];
  readonly #listeners = new Map<LinkListener, () => void>();
  /** Of the take that is played. */
  readonly past: LinkPast = {
    overview: async (from, to) => (await this.#now()).past.overview(from, to),
    stretch: async (number) => (await this.#now()).past.stretch(number),
    glass: async (from, until, looker) => (await this.#now()).past.glass(from, until, looker),
  };

  constructor(first: EngineLink, badge: () => ExerciseBadge) {
    this.#take = first;
    this.#badge = badge;
  }

  /** Puts another take in the place of the one that is played; `make` ends the old one. When it fails, `make` says what is played instead. */
  async change(make: () => Promise<EngineLink>): Promise<void> {
    let done = (): void => undefined;
    this.#changing = true;
    this.#ready = new Promise((resolve) => {
      done = resolve;
    });
    try {
      this.#take = await make();
      for (const listener of this.#listeners.keys()) this.#listeners.set(listener, this.#take.listen(listener));
      await this.#take.present(this.names);
    } finally {
      this.#changing = false;
      done();
    }
    for (const listener of this.#listeners.keys()) listener.anew?.();
  }

  async #now(): Promise<EngineLink> {
    await this.#ready;
    return this.#take;
  }

  async snapshot(): Promise<LinkSnapshot> {
    return { ...(await (await this.#now()).snapshot()), mode: 'exercise', exercise: this.#badge() };
  }

  async keyframe(): Promise<Uint8Array> {
    return (await this.#now()).keyframe();
  }

  async status(): Promise<LinkStatus> {
    return (await this.#now()).status();
  }

  async command(command: Command, person: Person): Promise<CommandAnswer> {
    if (this.#changing) return { ok: false, problem: problem('not-possible', 'The trainer takes the exercise back to an earlier moment. Nothing was kept; look again, then act.') };
    return this.#take.command(command, person);
  }

  async entries(after: number, limit: number): Promise<Entry[]> {
    return (await this.#now()).entries(after, limit);
  }

  async tracks(): Promise<TrackCollection> {
    return (await this.#now()).tracks();
  }

  async track(id: string): Promise<TrackWithTrail | null> {
    return (await this.#now()).track(id);
  }

  async alerts(): Promise<Alert[]> {
    return (await this.#now()).alerts();
  }

  async zones(): Promise<ZoneCollection> {
    return (await this.#now()).zones();
  }

  async settings(): Promise<Settings> {
    return (await this.#now()).settings();
  }

  async dryRun(body: DryRunBody, person: Person, signal: AbortSignal): Promise<DryRun | Problem> {
    return (await this.#now()).dryRun(body, person, signal);
  }

  async dryRunState(person: Person): Promise<DryRunState> {
    return (await this.#now()).dryRunState(person);
  }

  async giveUpDryRun(person: Person): Promise<boolean> {
    return (await this.#now()).giveUpDryRun(person);
  }

  async alertReport(hours: number, operators: number): Promise<AlertReport> {
    return (await this.#now()).alertReport(hours, operators);
  }

  async present(names: readonly string[]): Promise<void> {
    this.names = names;
    await (await this.#now()).present(names);
  }

  async glass(told: GlassTold): Promise<void> {
    await (await this.#now()).glass(told);
  }

  listen(listener: LinkListener): () => void {
    this.#listeners.set(listener, this.#take.listen(listener));
    return () => {
      this.#listeners.get(listener)?.();
      this.#listeners.delete(listener);
    };
  }
}
