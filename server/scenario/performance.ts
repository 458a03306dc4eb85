import type { FiredInject, Inject, ReportingInject } from '../../shared/scenario/inject.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { Time } from '../../shared/words/position.ts';
import type { ReportInput } from '../../shared/words/report.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { builtInSea } from '../sources/simulator/land.ts';
import { STEP_MS } from '../sources/simulator/options.ts';
import { latOfY, lonOfX } from '../sources/simulator/plane.ts';
import type { Heard } from '../sources/simulator/radio.ts';
import { openWorld, type World } from '../sources/simulator/world.ts';
import type { SourceChange } from '../sources/source.ts';
import { Cast } from './cast.ts';
import { happen } from './effects.ts';
import { Feeds } from './feeds.ts';
import { Fog } from './fog.ts';
import { Persons } from './persons.ts';
import type { Scene } from './scene.ts';

/** The feeds of what is heard and seen here. A recording's sightings keep the names that they have. */
export const AIS_FEED = 'ais';
export const RADAR_FEED = 'radar';

/** An inject that happened, and what somebody said by it. */
export interface Happened {
  readonly fired: FiredInject;
  /** What was reported, where somebody did; a report that was entered by itself is among `reports` of the moment too. */
  readonly report: ReportInput | null;
}

/** What a stretch of a scenario comes to. */
export interface Moment {
  readonly at: Time;
  readonly heard: readonly Heard[];
  readonly reports: readonly ReportInput[];
  readonly feeds: readonly SourceChange[];
  readonly happened: readonly Happened[];
}

const SECOND = 1_000;

/**
 * One playing of a scenario from its beginning, step by step. Everything follows from the scenario and the injects that were
 * fired: no clock, no chance but the seed.
 */
export class Performance {
  readonly #scenario: Scenario;
  readonly #world: World;
  readonly cast: Cast;
  readonly persons: Persons;
  readonly fog = new Fog();
  readonly feeds = new Feeds();
  readonly muted = new Set<string>();
  readonly #happened = new Map<string, Inject>();
  /** Injects by the whole second at which they happen. */
  readonly #due = new Map<Time, FiredInject[]>();
  /** What injects let happen later. */
  readonly #later = new Map<Time, (() => void)[]>();
  readonly #ownHeard: Heard[] = [];
  #reports: ReportInput[] = [];
  #report: ReportInput | null = null;
  #news: Happened[] = [];
  #at: Time;
  #begun = false;
  readonly #scene: Scene;

  constructor(scenario: Scenario, fired: readonly FiredInject[]) {
    this.#scenario = scenario;
    const { world, starts } = scenario;
    const traffic = world.from === 'simulator' ? world : { seed: 1, ships: 0, boats: 0 };
    this.#world = openWorld({ ...traffic, start: starts, sea: builtInSea(), bare: world.from !== 'simulator' });
    this.cast = new Cast(this.#world);
    this.persons = new Persons(traffic.seed);
    this.#at = wholeSecond(starts);
    for (const inject of scenario.injects) if (inject.at !== undefined) this.#plan({ at: inject.at, inject });
    for (const inject of fired) this.#plan(inject);
    this.#scene = {
      cast: this.cast,
      persons: this.persons,
      feeds: this.feeds,
      fog: this.fog,
      muted: this.muted,
      happened: this.#happened,
      where: (id) => {
        const place = this.persons.where(id) ?? this.cast.craft(id);
        return place === null ? null : [lonOfX(place.x), latOfY(place.y)];
      },
      later: (afterMs, what) => {
        const at = this.#second + Math.max(SECOND, Math.round(afterMs / SECOND) * SECOND);
        this.#later.set(at, [...(this.#later.get(at) ?? []), what]);
      },
      reported: (inject: ReportingInject, report) => {
        this.#report = report;
        if (inject.arrives === 'entered') this.#reports.push(report);
      },
    };
  }

  /** The second that is being played. */
  get #second(): Time {
    return wholeSecond(this.#at);
  }

  /** Milliseconds from the start of the next second that has not been played. */
  get #next(): number {
    return this.#begun ? this.#second + SECOND - this.#scenario.starts : 0;
  }

  /** Lets an inject that a trainer fires by hand happen at the next whole second, and after `after`, milliseconds from the start. */
  fire(inject: Inject, after: number): FiredInject {
    const fired = { at: Math.max(this.#next, (Math.floor(after / SECOND) + 1) * SECOND), inject };
    this.#plan(fired);
    return fired;
  }

  /** The beginning: injects of the first instant, and what a receiver that has been on for a while knows. */
  begin(): Moment {
    this.#begun = true;
    this.#playSecond();
    const known = this.#world.rollCall();
    const { heard } = this.#world.step(this.#at);
    this.cast.step(this.#at);
    return this.#moment([...known, ...heard, ...this.#own()]);
  }

  /** The next step of a fifth of a second. */
  step(): Moment {
    this.#at += STEP_MS;
    const whole = this.#at % SECOND === 0;
    if (whole) this.#playSecond();
    const { heard, calls } = this.#world.step(this.#at);
    for (const { report } of calls) this.#reports.push(report);
    // It speaks from where it is, then a second passes for it: as the traffic does it.
    if (whole) this.cast.step(this.#at);
    return this.#moment([...heard, ...this.#own()]);
  }

  #playSecond(): void {
    for (const what of this.#later.get(this.#at) ?? []) what();
    this.#later.delete(this.#at);
    for (const fired of this.#due.get(this.#at) ?? []) {
      this.#report = null;
      this.#happened.set(fired.inject.id, fired.inject);
      happen(fired.inject, this.#scene, this.#at);
      this.#news.push({ fired, report: this.#report });
    }
    this.#due.delete(this.#at);
    this.persons.step(this.#at, this.#ownHeard);
  }

  #own(): Heard[] {
    return this.#ownHeard.splice(0);
  }

  #moment(heard: readonly Heard[]): Moment {
    const moment = { at: this.#at, heard, reports: this.#reports, feeds: this.feeds.taken(), happened: this.#news };
    this.#reports = [];
    this.#news = [];
    return moment;
  }

  #plan(fired: FiredInject): void {
    const at = wholeSecond(this.#scenario.starts + fired.at);
    this.#due.set(at, [...(this.#due.get(at) ?? []), fired]);
  }

  /** Whether what a source brought is to be taken in, or something hides it. */
  passes(s: Sighting): boolean {
    if (this.feeds.isLost(s.source)) return false;
    if (s.trackKind === 'vessel' && this.muted.size > 0 && this.muted.has(s.trackId)) return false;
    return s.kind !== 'position' || s.trackKind !== 'radar' || !this.fog.hides(s.lon, s.lat);
  }
}

const wholeSecond = (at: Time): Time => Math.floor(at / SECOND) * SECOND;
