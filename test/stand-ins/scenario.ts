import { Headless, headlessClock } from '../../server/engine/headless.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { openScenario, type OpenedScenario } from '../../server/scenario/open.ts';
import type { ScenarioSource } from '../../server/scenario/source.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { Watch } from '../../server/watch/watch.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Sighting } from '../../shared/words/sighting.ts';

/** A calm evening on an empty sea, half an hour long, in which nothing happens that `rest` does not say. */
export function scenarioOf(rest: string, world = '{ from: nothing }'): Scenario {
  const read = readScenario(`scenario: 1
title: An evening
brief: The sea is calm.
objectives: [See what happens]
starts: 2026-06-10T21:00:00Z
lasts: 30 min
world: ${world}
${rest}
`);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 1));
  return read.scenario;
}

export interface Played {
  readonly source: ScenarioSource;
  /** Seconds from the start, and what was seen. */
  readonly seen: readonly { readonly s: number; readonly sighting: Sighting }[];
  /** `120 raised closest-approach boat-1 ship-1`: seconds from the start, what happened to an alert, its rule, whose it is. */
  readonly alerts: readonly string[];
  readonly drafts: readonly EntryDraft[];
}

/** A scenario that names no files, opened. */
export async function opened(scenario: Scenario): Promise<OpenedScenario> {
  const found = await openScenario(scenario, null);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** Plays a scenario at full speed without anybody there. */
export async function play(scenario: Scenario): Promise<Played> {
  const { zones, rules, source: open } = await opened(scenario);
  const source = await open();
  const seen: Played['seen'][number][] = [];
  const drafts: EntryDraft[] = [];
  const alerts: string[] = [];
  const second = (at: number): number => (at - scenario.starts) / 1_000;
  const watch = new Watch(watchConfig(zones, rules));
  const observe = watch.observe.bind(watch);
  watch.observe = (sightings) => {
    for (const sighting of sightings) seen.push({ s: second(sighting.observedAt), sighting });
    return observe(sightings);
  };
  await new Headless(
    {
      watch,
      recorded: [source],
      timers: wallTimers,
      until: source.endsAt,
      signal: new AbortController().signal,
      tell: (all) => {
        for (const draft of all) {
          drafts.push(draft);
          if (draft.body.kind !== 'alert') continue;
          const { event, alert } = draft.body;
          alerts.push([Math.floor(second(draft.at)), event, alert.rule, ...alert.tracks.map((id) => source.whose.get(id) ?? id)].join(' '));
        }
      },
    },
    headlessClock(),
  ).run();
  return { source, seen, alerts, drafts };
}
