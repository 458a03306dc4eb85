import type { ReportInput } from '../../../shared/words/report.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { SourceHealth } from '../../../shared/words/source.ts';
import { SourceMeter } from '../meter.ts';
import { NmeaReader } from '../nmea/reader.ts';
import type { LiveSource, SourceClock, SourceSink } from '../source.ts';
import { builtInSea } from './land.ts';
import { readLiveUrl, STEP_MS, type SimulatorOptions } from './options.ts';
import type { Heard } from './radio.ts';
import { liveLines } from './sentences.ts';
import { openWorld, type World } from './world.ts';

export interface SimulatorContext {
  readonly clock: SourceClock;
  readonly cwd: string;
  /** Names that are taken; this one is added. */
  readonly names?: Set<string>;
  /** Wall time for health, milliseconds. */
  readonly wall?: () => number;
}

/** When the watch's clock leaps by more (the machine slept), the world stands still meanwhile instead of racing after it. */
const LEAP_MS = 20_000;

/**
 * The built-in traffic of the Channel, as `sim:` or `sim:?seed=1&ships=400&boats=10` names it. It speaks AIVDM through
 * the same reader as every other source. What is wrong with the URL comes back as one sentence.
 */
export function openSimulator(url: URL | string, context: SimulatorContext): LiveSource | { problem: string } {
  const text = String(url);
  const options = readLiveUrl(text);
  if ('problem' in options) return options;
  let name = text;
  for (let n = 2; context.names?.has(name) === true; n++) name = `${text} (${n})`;
  context.names?.add(name);
  return new SimulatorSource(name, options, context);
}

/** Every hour has a Channel of its own, so that whoever starts again within it finds the same ships where they would be. */
const HOUR_MS = 3_600_000;
/** With more ships than this it takes too long to catch up with the hour; the world then begins when it is opened. */
const CATCH_UP_SHIPS = 500;
const CATCH_UP_STEP_MS = 60_000;

/** The world that a start at `now` finds. Other hours have other ships, so that none is ever seen to jump. */
export function worldOfTheHour(options: SimulatorOptions, now: Time): World {
  const start = options.ships > CATCH_UP_SHIPS ? now : Math.floor(now / HOUR_MS) * HOUR_MS;
  // Knuth's multiplicative hash: neighbouring hours must not have neighbouring seeds.
  const seed = (options.seed + Math.imul(Math.floor(start / 1_000), 2_654_435_761)) >>> 0;
  const world = openWorld({ ...options, seed, start, sea: builtInSea() });
  while (world.now + CATCH_UP_STEP_MS < now) world.step(world.now + CATCH_UP_STEP_MS);
  world.step(now);
  return world;
}

class SimulatorSource implements LiveSource {
  readonly name: string;
  private readonly options: SimulatorOptions;
  private readonly clock: SourceClock;
  private readonly meter: SourceMeter;
  private readonly reader: NmeaReader;
  private timer: NodeJS.Timeout | null = null;
  private world: World | null = null;
  /** How far the world is behind the watch's clock, because that leapt. */
  private behind = 0;

  constructor(name: string, options: SimulatorOptions, context: SimulatorContext) {
    this.name = name;
    this.options = options;
    this.clock = context.clock;
    this.meter = new SourceMeter(name, context.wall);
    this.reader = new NmeaReader({ source: name, counts: this.meter.counts });
  }

  start(sink: SourceSink): void {
    if (this.timer !== null) return;
    this.world ??= worldOfTheHour(this.options, this.clock.now());
    this.behind = this.clock.now() - this.world.now;
    this.meter.connected();
    this.give(sink, this.world.rollCall());
    this.timer = setInterval(() => this.tick(sink), STEP_MS);
  }

  health(): SourceHealth {
    return this.meter.health();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await Promise.resolve();
  }

  private tick(sink: SourceSink): void {
    const { world } = this;
    if (world === null) return;
    const now = this.clock.now();
    const due = now - this.behind;
    if (due < world.now || due > world.now + LEAP_MS) {
      this.behind = now - world.now;
      return;
    }
    const { heard, calls } = world.step(due);
    this.give(sink, heard);
    for (const { report } of calls) sink.report(this.onWatchTime(report));
  }

  private give(sink: SourceSink, heard: readonly Heard[]): void {
    if (heard.length === 0) return;
    const sightings = this.reader.read(Buffer.from(`${liveLines(heard).join('\r\n')}\r\n`, 'latin1'), this.clock.now());
    this.meter.heard();
    if (sightings.length > 0) sink.sightings(sightings);
  }

  private onWatchTime(report: ReportInput): ReportInput {
    if (this.behind === 0) return report;
    return { ...report, observedAt: new Date(Date.parse(report.observedAt) + this.behind).toISOString() };
  }
}
