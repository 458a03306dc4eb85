import type { Area } from '../../shared/geo/position-reading.ts';
import type { ScriptedAct } from '../../shared/scenario/acts.ts';
import type { FiredInject } from '../../shared/scenario/inject.ts';
import type { HappenedInject, ScoredEntry, ScoreFacts } from '../../shared/scenario/score/facts.ts';
import { raisedOrNot, type RaisedOrNot } from '../../shared/scenario/score/raises.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { Headless, headlessClock } from '../engine/headless.ts';
import type { Timers } from '../engine/timers.ts';
import { watchConfig } from '../watch-config.ts';
import { Watch } from '../watch/watch.ts';
import { Conclusions } from './conclusions.ts';
import type { OpenedScenario } from './open.ts';
import { scriptedGlass, timedActs, type ActOutcome } from './scripted.ts';
import type { ScenarioSource } from './source.ts';

export interface RunOptions {
  readonly acts?: readonly ScriptedAct[];
  readonly fired?: readonly FiredInject[];
  readonly speed?: number | 'max';
  readonly timers: Timers;
  readonly signal: AbortSignal;
  /** Told of everything as it happens, in order. */
  readonly tell?: (news: RunNews) => void | Promise<void>;
}

export type RunNews = { readonly kind: 'inject'; readonly happened: HappenedInject } | { readonly kind: 'entry'; readonly entry: ScoredEntry; readonly whose: ReadonlyMap<string, string> } | ({ readonly kind: 'act' } & ActOutcome);

/** What a run came to. */
export interface RunOutcome {
  /** The head of the chain over everything that was concluded; null when nothing was. */
  readonly hash: string | null;
  readonly facts: ScoreFacts;
  /** Whether the scenario raises what it is about. */
  readonly raises: readonly RaisedOrNot[];
}

/** Runs a scenario without screens and without keeping anything, to its end. */
export async function runScenario(opened: OpenedScenario, { acts = [], fired, speed = 'max', timers, signal, tell }: RunOptions): Promise<RunOutcome> {
  const { scenario } = opened;
  const source = await opened.source({ speed, ...(fired === undefined ? {} : { fired }) });
  const entries: ScoredEntry[] = [];
  const conclusions = new Conclusions();
  const zones = boxesOf(opened.zones);
  const glass = scriptedGlass(acts, scenario.starts, zones);
  const facts = (): ScoreFacts => ({
    scenario,
    until: Math.min(source.endsAt, Math.max(scenario.starts, watch.now)),
    happened: happenedOf(source).filter(({ at }) => at <= watch.now),
    // Another list each time: what was worked out for a shorter one does not hold for a longer.
    entries: [...entries],
    whose: source.whose,
    glass,
    zones,
  });
  const watch = new Watch(watchConfig(opened.zones, opened.rules));
  const clock = headlessClock(speed === 'max' ? undefined : () => timers.wall());
  let heard = 0;
  const tellInjects = async (): Promise<void> => {
    for (; heard < source.happened.length; heard++) await tell?.({ kind: 'inject', happened: happenedOf(source)[heard]! });
  };
  const run = new Headless(
    {
      watch,
      recorded: [source],
      timers,
      speed,
      until: source.endsAt,
      signal,
      acts: timedActs(acts, facts, (outcome) => void tell?.({ kind: 'act', ...outcome })),
      async tell(drafts) {
        await tellInjects();
        for (const draft of drafts) {
          const entry = { ...draft, seq: entries.length + 1 };
          conclusions.add(draft);
          entries.push(entry);
          await tell?.({ kind: 'entry', entry, whose: source.whose });
        }
      },
    },
    clock,
  );
  await run.run();
  await tellInjects();
  const all = facts();
  return { hash: conclusions.head, facts: all, raises: raisedOrNot(all) };
}

/** What happened in a source, on scenario time. */
export const happenedOf = ({ happened, startsAt }: ScenarioSource): HappenedInject[] => happened.map(({ fired, report }) => ({ at: startsAt + fired.at, inject: fired.inject, report }));

/** West, south, east, north of each zone, by its id. */
export function boxesOf({ features }: ZoneCollection): Map<string, Area> {
  const boxes = new Map<string, Area>();
  for (const { geometry, properties } of features) {
    const positions = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
    const lons = positions.map(([lon]) => lon);
    const lats = positions.map(([, lat]) => lat);
    boxes.set(properties.id, [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]);
  }
  return boxes;
}
