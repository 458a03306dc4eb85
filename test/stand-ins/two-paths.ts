import { alertLine } from '../../server/engine/alert-line.ts';
import { WallClock } from '../../server/engine/clock.ts';
import { Engine } from '../../server/engine/engine.ts';
import { Headless, headlessClock } from '../../server/engine/headless.ts';
import { restoreWatch } from '../../server/engine/restore.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { withChecksum } from '../../server/sources/ais/encode.ts';
import type { WatchStore } from '../../server/journal/contract.ts';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import { openRecorded } from '../../server/sources/open-recorded.ts';
import type { LiveSource, RecordedSource, SourceSink } from '../../server/sources/source.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { Watch } from '../../server/watch/watch.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import { DEFAULT_RULES, RuleSettings } from '../../shared/words/rules.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { FakeTimers } from './fake-timers.ts';
import { MemoryStore } from './memory-store.ts';

/** What a watch goes by. */
interface Rules {
  readonly zones: readonly ZoneFeature[];
  /** Those delivered, unless said otherwise. */
  readonly rules?: RuleSettings;
}

/** No rules but those of zones. */
export const ZONE_RULES_ONLY = RuleSettings.parse(Object.fromEntries(Object.keys(DEFAULT_RULES).flatMap((name) => (name === 'sea' ? [] : [[name, { on: false }]]))));

const collection = (features: readonly ZoneFeature[]) => ({ type: 'FeatureCollection' as const, features: [...features] });
const linesOf = (drafts: readonly EntryDraft[]): string[] => drafts.flatMap((draft) => alertLine(draft) ?? []);

/** The alert lines of recordings that are run through at full speed, as `varne run` does. */
export async function runThrough(urls: readonly string[], { zones, rules }: Rules, until: number | null = null): Promise<string[]> {
  const clock = headlessClock();
  const recorded: RecordedSource[] = [];
  for (const url of urls) {
    const source = await openRecorded(url, { clock, cwd: process.cwd(), names: new Set() }, until);
    if ('problem' in source) throw new Error(source.problem);
    recorded.push(source);
  }
  const lines: string[] = [];
  const watch = new Watch(watchConfig(collection(zones), rules));
  await new Headless({ watch, recorded, timers: wallTimers, until, tell: (drafts) => void lines.push(...linesOf(drafts)), signal: new AbortController().signal }, clock).run();
  return lines;
}

/** What a live source brings, and when. */
export interface Delivery {
  readonly at: number;
  readonly bring: (sink: SourceSink) => void;
}

/** What a person does to a live engine, and when. */
export interface Act {
  readonly at: number;
  readonly act: (engine: Engine) => Promise<unknown>;
}

/** Lines of NMEA with tag blocks as a receiver would have sent them: each at its time, which nobody but the wall clock says. */
export function deliveriesOf(nmea: string, source: string): Delivery[] {
  const reader = new NmeaReader({ source });
  const bySecond = new Map<number, string[]>();
  for (const line of nmea.split(/\r?\n/)) {
    const [, station, second, sentence] = /^\\(?:(s:[^,]*),)?c:(\d+)\*..\\(.*)$/.exec(line) ?? [];
    if (sentence === undefined) continue;
    const at = Number(second) * 1000;
    const lines = bySecond.get(at) ?? [];
    lines.push(station === undefined ? sentence : `${withChecksum(`\\${station}`)}\\${sentence}`);
    bySecond.set(at, lines);
  }
  return [...bySecond].map(([at, lines]) => ({ at, bring: (sink) => sink.sightings(reader.read(Buffer.from(`${lines.join('\r\n')}\r\n`), at)) }));
}

/** The alert lines of a live engine that is brought things at their times, second by second on a wall clock that is made for it. */
export async function watchLive(name: string, deliveries: Iterable<Delivery>, { zones, rules }: Rules, from: number, until: number, store: WatchStore = new MemoryStore(), acts: readonly Act[] = []): Promise<string[]> {
  const timers = new FakeTimers(from - 500);
  let sink: SourceSink | null = null;
  const feed: LiveSource = {
    name,
    start: (given) => void (sink = given),
    health: () => ({ name, state: 'live', rate: 0, age: 0, lines: 0, sightings: 0, errors: {}, problem: null }),
    stop: () => Promise.resolve(),
  };
  const engine = new Engine({
    name: 'live',
    version: 'test',
    clock: new WallClock(() => timers.wall()),
    timers,
    store,
    restored: await restoreWatch(watchConfig(collection(zones), rules), store),
    given: null,
    live: [feed],
    recorded: [],
    log: (message) => {
      throw new Error(message);
    },
  });
  const lines: string[] = [];
  engine.listen({ roster: () => undefined, frame: () => undefined, entries: (entries) => void lines.push(...linesOf(entries)) });
  // Before the engine plans its first tick: what comes on a whole second is there just before that second's tick.
  for (const { at, bring } of deliveries) {
    timers.after(at - timers.wall(), () => {
      if (sink !== null) bring(sink);
    });
  }
  const done: Promise<unknown>[] = [];
  for (const { at, act } of acts) timers.after(at - timers.wall(), () => void done.push(act(engine)));
  await engine.start();
  await timers.pass(until - timers.wall());
  await Promise.all(done);
  await engine.stop();
  return lines;
}
