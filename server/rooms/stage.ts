import { setImmediate } from 'node:timers/promises';
import { openScenario, type KeptRecordings } from '../scenario/open.ts';
import type { ScenarioSource } from '../scenario/source.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import { SCENARIO_FORMAT, type Scenario } from '../../shared/scenario/scenario.ts';
import type { FiredInject } from '../../shared/scenario/inject.ts';
import { openRecorded } from '../sources/open-recorded.ts';
import { readPlayedUrl } from '../sources/simulator/options.ts';
import type { RecordedBatch, RecordedSource } from '../sources/source.ts';
import { watchConfig } from '../watch-config.ts';
import type { WatchConfig } from '../watch/watch.ts';
import type { ExercisePlay } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';

const HOUR_MS = 3_600_000;
/** What is played before the moment that is wanted is made anew; everybody else gets their turn this often, ms. */
const TURN_MS = 8;

/** What an exercise plays: opened anew for each take, and the same each time. */
export interface Stage {
  readonly startsAt: Time;
  readonly endsAt: Time | null;
  readonly scenario: Scenario;
  /** What its watch goes by; null: what the server was started with. */
  readonly config: WatchConfig | null;
  /** With the injects that were fired by hand before. */
  open(fired: readonly FiredInject[]): Promise<Played>;
}

export interface Played {
  readonly source: RecordedSource;
  /** What injects can be fired into; null when what is played takes none. */
  readonly scenario: ScenarioSource | null;
}

/** Nothing but traffic. */
const PLAIN: Omit<Scenario, 'title' | 'brief' | 'starts' | 'lasts' | 'world'> = { scenario: SCENARIO_FORMAT, objectives: ['Keep the watch.'], areas: [], rules: DEFAULT_RULES, injects: [], raises: [], expect: [], marks: [] };

/** Reads what is to be played; in one sentence why it cannot be. `over`: nothing will be, and a recording need not be there any more. */
export async function openStage(play: ExercisePlay, kept?: KeptRecordings, over = false): Promise<Stage | { problem: string }> {
  switch (play.kind) {
    case 'scenario':
      return openText(play.text, kept, over);
    case 'recording':
      return openKept(play, kept, over);
    case 'source':
      return openUrl(play.url);
  }
}

/** A recording as it was, which a trainer may let something happen in by hand. */
async function openKept({ id, known }: Extract<ExercisePlay, { kind: 'recording' }>, kept: KeptRecordings | undefined, over: boolean): Promise<Stage | { problem: string }> {
  if (known === undefined) return { problem: `there is no recording ${id} on the shelf` };
  return openRead(
    { ...PLAIN, title: known.title.slice(0, 100), brief: 'A stretch that was recorded, as it was.', starts: known.from, lasts: known.to - known.from, world: { from: 'recording', file: id } },
    kept,
    over,
  );
}

async function openText(text: string, kept: KeptRecordings | undefined, over: boolean): Promise<Stage | { problem: string }> {
  const read = readScenario(text);
  if ('faults' in read) {
    const [first] = read.faults;
    return { problem: first === undefined ? 'the scenario cannot be read' : `the scenario has a fault in line ${first.line}: ${first.message}${read.faults.length > 1 ? `, and ${read.faults.length - 1} more` : ''}` };
  }
  return openRead(read.scenario, kept, over);
}

async function openRead(scenario: Scenario, kept: KeptRecordings | undefined, over: boolean): Promise<Stage | { problem: string }> {
  // It came from a page: it must not name files of this machine.
  const opened = await openScenario(scenario, null, kept);
  if ('problem' in opened && over) return { startsAt: scenario.starts, endsAt: scenario.starts + scenario.lasts, scenario, config: null, open: () => Promise.reject(new Error(opened.problem)) };
  if ('problem' in opened) return { problem: `the scenario cannot be played: ${opened.problem}` };
  return {
    startsAt: scenario.starts,
    endsAt: scenario.starts + scenario.lasts,
    scenario,
    config: watchConfig(opened.zones, opened.rules),
    async open(fired) {
      const source = await opened.source({ fired });
      return { source, scenario: source };
    },
  };
}

async function openUrl(url: string): Promise<Stage | { problem: string }> {
  // Only what needs no file of the server's: whoever opens a room must not read the machine's disk by it.
  if (!url.startsWith('sim:')) return { problem: 'an exercise plays a scenario, or sim:?seed=...&start=...&hours=...' };
  const options = readPlayedUrl(url);
  if ('problem' in options) return options;
  const first = await openSource(url);
  if ('problem' in first) return first;
  const { startsAt } = first;
  await first.stop();
  if (startsAt === null || options.hours === undefined) return { problem: 'what an exercise plays must say when it begins and how long it goes on' };
  const lasts = Math.round(options.hours * HOUR_MS);
  const { seed, ships, boats, danger } = options;
  return {
    startsAt,
    endsAt: startsAt + lasts,
    scenario: { ...PLAIN, title: 'Traffic of the simulator', brief: 'The built-in traffic, as it comes.', starts: startsAt, lasts, world: { from: 'simulator', seed, ships, boats, danger } },
    config: null,
    async open() {
      const source = await openSource(url);
      if ('problem' in source) throw new Error(source.problem);
      return { source: asPlayed(source), scenario: null };
    },
  };
}

const openSource = (url: string): Promise<RecordedSource | { problem: string }> => openRecorded(url, { clock: { now: () => 0 }, cwd: '/', names: new Set() }, null);

/** The source as a room plays it: a pause on the wall is no silence of it, and going back to a moment in it stops nobody else. */
const asPlayed = (source: RecordedSource): RecordedSource => ({
  name: source.name,
  speed: 1,
  startsAt: source.startsAt,
  async *batches(after): AsyncIterable<RecordedBatch> {
    let turn = performance.now();
    for await (const batch of source.batches(null)) {
      if (after === null || batch.at > after) yield batch;
      else if (performance.now() - turn >= TURN_MS) {
        await setImmediate();
        turn = performance.now();
      }
    }
  },
  health() {
    const health = source.health();
    return health.state === 'silent' ? { ...health, state: 'live' } : health;
  },
  stop: () => source.stop(),
});
