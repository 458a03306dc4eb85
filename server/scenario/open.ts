import { dirname, isAbsolute, join } from 'node:path';
import { zoneOfArea } from '../../shared/scenario/area.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { RecordingLaws } from '../../shared/recording/words.ts';
import { DEFAULT_RULES, type RuleSettings } from '../../shared/words/rules.ts';
import { saysTheSame } from '../../shared/words/same.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { openRecorded } from '../sources/open-recorded.ts';
import { asOf } from '../recordings/cut.ts';
import { ofRecording } from '../recordings/cuttable.ts';
import { beginningOf, RecordingSource } from '../sources/recording.source.ts';
import { readZones } from '../zones.ts';
import type { Recorded } from './behind.ts';
import { ScenarioSource, type ScenarioSourceOptions } from './source.ts';

/** A scenario with everything that it lies upon: what a watch is told before it begins, and its source as often as wanted. */
export interface OpenedScenario {
  readonly scenario: Scenario;
  readonly zones: ZoneCollection;
  readonly rules: RuleSettings;
  /** Opens it anew: for a run, a jump back or a branch. */
  readonly source: (options?: Omit<ScenarioSourceOptions, 'recording'>) => Promise<ScenarioSource>;
}

/** Where a recording that is kept beside the server lies, by its name; null when there is none of that name. */
export type KeptRecordings = (name: string) => Promise<string | null>;
const NONE_KEPT: KeptRecordings = () => Promise.resolve(null);

/**
 * Finds what a scenario names. `file` is where its text is, and paths in it begin there; null for one that must not name
 * files of this machine: then `kept` says where a recording of the shelf lies, by its name there.
 */
export async function openScenario(scenario: Scenario, file: string | null, kept: KeptRecordings = NONE_KEPT): Promise<OpenedScenario | { problem: string }> {
  const { world, areas, rules } = scenario;
  if (file === null && scenario.zones !== undefined) return { problem: `it names the file ${scenario.zones}, and only a scenario that is itself a file can do that` };
  const besideIt = (name: string): string => (isAbsolute(name) || file === null ? name : join(dirname(file), name));
  const recorded = world.from !== 'recording' ? null : file === null ? await kept(world.file.replace(/\.varne$/, '')) : besideIt(world.file);
  if (world.from === 'recording' && recorded === null) return { problem: `it names the recording ${world.file}, and there is none of that name on the server's shelf (only a scenario that is itself a file can name others)` };
  const ownRules = saysTheSame(rules, DEFAULT_RULES);
  const open = async (): Promise<(Recorded & { readonly laws: RecordingLaws }) | null | { problem: string }> => {
    if (recorded === null || world.from !== 'recording') return null;
    const source = await openRecorded(`file:${recorded}`, { clock: { now: () => 0 }, cwd: process.cwd(), names: new Set() }, null);
    if ('problem' in source) return source;
    const own = { zones: scenario.zones === undefined, rules: ownRules };
    if (world.begin === undefined || !(source instanceof RecordingSource)) return { source, beginning: null, laws: source.laws ?? UNKNOWN, own };
    const at = Date.parse(world.begin);
    const { keyframe, past, laws } = await asOf(ofRecording(source.recording), at);
    return { source, beginning: beginningOf(keyframe, past, at), laws, own };
  };
  // Said now, and not when it is about to begin.
  const first = await open();
  if (first !== null && 'problem' in first) return first;
  await first?.source.stop();
  const { laws } = first ?? { laws: UNKNOWN };
  // A recording has its own zones, unless the scenario names others.
  const itsOwn = scenario.zones === undefined ? laws.zones : null;
  const built = itsOwn ?? (await readZones(scenario.zones === undefined ? undefined : besideIt(scenario.zones)));
  if ('problem' in built) return built;
  const taken = areas.find(({ id }) => built.features.some((zone) => zone.properties.id === id));
  if (taken !== undefined) return { problem: `the area ${taken.id} has the id of a zone that is there already` };
  return {
    scenario,
    zones: { ...built, features: [...built.features, ...areas.map(zoneOfArea)] },
    // And its own limits, unless the scenario names some.
    rules: ownRules ? (laws.rules ?? rules) : rules,
    async source(options = {}) {
      const recording = await open();
      if (recording !== null && 'problem' in recording) throw new Error(recording.problem);
      return new ScenarioSource(scenario, { ...options, recording });
    },
  };
}

const UNKNOWN: RecordingLaws = { zones: null, rules: null };
