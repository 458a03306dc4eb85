import { dirname, isAbsolute, join } from 'node:path';
import { zoneOfArea } from '../../shared/scenario/area.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { RuleSettings } from '../../shared/words/rules.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { openRecorded } from '../sources/open-recorded.ts';
import type { RecordedSource } from '../sources/source.ts';
import { readZones } from '../zones.ts';
import { ScenarioSource, type ScenarioSourceOptions } from './source.ts';

/** A scenario with everything that it lies upon: what a watch is told before it begins, and its source as often as wanted. */
export interface OpenedScenario {
  readonly scenario: Scenario;
  readonly zones: ZoneCollection;
  readonly rules: RuleSettings;
  /** Opens it anew: for a run, a jump back or a branch. */
  readonly source: (options?: Omit<ScenarioSourceOptions, 'recording'>) => Promise<ScenarioSource>;
}

/**
 * Finds what a scenario names. `file` is where its text is, and paths in it begin there; null for one that must not name
 * files of this machine.
 */
export async function openScenario(scenario: Scenario, file: string | null): Promise<OpenedScenario | { problem: string }> {
  const { world, areas, rules } = scenario;
  const named = [scenario.zones, world.from === 'recording' ? world.file : undefined].find((name) => name !== undefined);
  if (file === null && named !== undefined) return { problem: `it names the file ${named}, and only a scenario that is itself a file can do that` };
  const besideIt = (name: string): string => (isAbsolute(name) || file === null ? name : join(dirname(file), name));
  const open = async (): Promise<RecordedSource | null | { problem: string }> =>
    world.from === 'recording' ? openRecorded(`file:${besideIt(world.file)}`, { clock: { now: () => 0 }, cwd: process.cwd(), names: new Set() }, null) : null;
  // Said now, and not when it is about to begin.
  const first = await open();
  if (first !== null && 'problem' in first) return first;
  await first?.stop();
  // A recording has its own zones, unless the scenario names others.
  const recorded = scenario.zones === undefined ? (first?.laws?.zones ?? null) : null;
  const built = recorded ?? (await readZones(scenario.zones === undefined ? undefined : besideIt(scenario.zones)));
  if ('problem' in built) return built;
  const taken = areas.find(({ id }) => built.features.some((zone) => zone.properties.id === id));
  if (taken !== undefined) return { problem: `the area ${taken.id} has the id of a zone that is there already` };
  return {
    scenario,
    zones: { ...built, features: [...built.features, ...areas.map(zoneOfArea)] },
    rules,
    async source(options = {}) {
      const recording = await open();
      if (recording !== null && 'problem' in recording) throw new Error(recording.problem);
      return new ScenarioSource(scenario, { ...options, recording });
    },
  };
}
