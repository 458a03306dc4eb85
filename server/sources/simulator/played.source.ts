import type { Time } from '../../../shared/words/position.ts';
import type { SourceHealth } from '../../../shared/words/source.ts';
import { SourceMeter } from '../meter.ts';
import { NmeaReader } from '../nmea/reader.ts';
import type { RecordedBatch, RecordedSource } from '../source.ts';
import { builtInSea } from './land.ts';
import { readPlayedUrl, STEP_MS, type SimulatorOptions } from './options.ts';
import type { Heard } from './radio.ts';
import { liveLines } from './sentences.ts';
import { openWorld } from './world.ts';

const HOUR_MS = 3_600_000;

/**
 * The built-in traffic as a recording, `sim:?seed=1&ships=400&start=2026-06-10T06:00:00Z&hours=2`: what a live watch
 * that began at `start` would get, calls included. It goes on until its hours are over or `until`; one of the two must be said.
 */
export function openPlayedSimulator(url: string, until: Time | null, names: Set<string>): RecordedSource | { problem: string } {
  const options = readPlayedUrl(url);
  if ('problem' in options) return options;
  // The world begins on a whole second.
  const start = Math.floor(Date.parse(options.start) / 1000) * 1000;
  const end = Math.min(until ?? Infinity, options.hours === undefined ? Infinity : start + Math.round(options.hours * HOUR_MS));
  if (end === Infinity) return { problem: `${url} would never end: say how long with hours=, as sim:?hours=2, or with --until` };
  let name = url;
  for (let n = 2; names.has(name); n++) name = `${url} (${n})`;
  names.add(name);
  return new PlayedSimulator(name, options, start, end);
}

class PlayedSimulator implements RecordedSource {
  readonly name: string;
  readonly speed = 'max';
  readonly startsAt: Time;
  private readonly options: SimulatorOptions;
  private readonly end: Time;
  private readonly meter: SourceMeter;
  private readonly reader: NmeaReader;
  private stopped = false;

  constructor(name: string, options: SimulatorOptions, start: Time, end: Time) {
    this.name = name;
    this.options = options;
    this.startsAt = start;
    this.end = end;
    this.meter = new SourceMeter(name);
    this.reader = new NmeaReader({ source: name, counts: this.meter.counts });
  }

  health(): SourceHealth {
    return this.meter.health();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.resolve();
  }

  async *batches(after: Time | null): AsyncIterable<RecordedBatch> {
    const { options, startsAt, end } = this;
    this.meter.connected();
    // It is made anew from its beginning each time: the same options make the same world.
    const world = openWorld({ ...options, start: startsAt, sea: builtInSea() });
    const known = { at: startsAt, sightings: this.read(world.rollCall(), startsAt) };
    if (startsAt <= end && (after === null || startsAt > after)) yield known;
    for (let at = startsAt + STEP_MS; at <= end && !this.stopped; at += STEP_MS) {
      const { heard, calls } = world.step(at);
      const sightings = this.read(heard, at);
      if ((after !== null && at <= after) || (sightings.length === 0 && calls.length === 0)) continue;
      yield await Promise.resolve({ at, sightings, reports: calls.map(({ report }) => report) });
    }
    this.meter.ended();
  }

  private read(heard: readonly Heard[], at: Time): RecordedBatch['sightings'] {
    if (heard.length === 0) return [];
    this.meter.heard();
    return this.reader.read(Buffer.from(`${liveLines(heard).join('\r\n')}\r\n`, 'latin1'), at);
  }
}
