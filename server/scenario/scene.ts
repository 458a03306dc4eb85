import type { Inject, ReportingInject } from '../../shared/scenario/inject.ts';
import type { Position, Time } from '../../shared/words/position.ts';
import type { ReportInput } from '../../shared/words/report.ts';
import type { Cast } from './cast.ts';
import type { Feeds } from './feeds.ts';
import type { Fog } from './fog.ts';
import type { Persons } from './persons.ts';

/** What injects act upon: everything of one playing of a scenario that they can change. */
export interface Scene {
  readonly cast: Cast;
  readonly persons: Persons;
  readonly feeds: Feeds;
  readonly fog: Fog;
  /** MMSIs of a recording that are left out. */
  readonly muted: Set<string>;
  /** Injects that were fired, by their names. */
  readonly happened: ReadonlyMap<string, Inject>;
  /** Where something of the scenario really is, `[lon, lat]`; null when it is not there. */
  readonly where: (id: string) => Position | null;
  /** Lets something happen later in the same playing. */
  readonly later: (afterMs: number, what: () => void) => void;
  /** Somebody reports it. */
  readonly reported: (inject: ReportingInject, report: ReportInput) => void;
}

/** What an inject of one kind does when it is fired at a whole second. */
export type Effect<Kind extends Inject['kind']> = (inject: Extract<Inject, { kind: Kind }>, scene: Scene, at: Time) => void;
