import type { SourceHealth, SourceState } from '../../shared/words/source.ts';
import { NmeaCounts } from './nmea/counts.ts';

/** Seconds over which the rate is taken. */
const RATE_S = 10;
/** A source that is there and brings nothing for so long is `silent`. */
const SILENT_MS = 60_000;

/** Keeps how one source is doing, on wall time; `/healthz` and the bar show it. */
export class SourceMeter {
  readonly counts = new NmeaCounts();
  private state: Exclude<SourceState, 'silent'> = 'connecting';
  private problem: string | null = null;
  private connectedAt = 0;
  private heardAt: number | null = null;
  /** Lines by second, a ring: when each second was, and how many. */
  private readonly seconds = new Float64Array(RATE_S + 1).fill(-1);
  private readonly lines = new Float64Array(RATE_S + 1);
  private counted = 0;
  private readonly name: string;
  private readonly wall: () => number;

  constructor(name: string, wall: () => number = Date.now) {
    this.name = name;
    this.wall = wall;
  }

  /** Not there yet, or not any more; `problem` in words when there is one. */
  connecting(problem: string | null = null): void {
    this.state = 'connecting';
    if (problem !== null) this.problem = problem;
  }

  connected(): void {
    this.state = 'live';
    this.connectedAt = this.wall();
    this.problem = null;
  }

  ended(): void {
    this.state = 'ended';
  }

  failed(problem: string): void {
    this.state = 'failed';
    this.problem = problem;
  }

  /** Trouble that does not end it. */
  trouble(problem: string): void {
    this.problem = problem;
  }

  /** Call after something was read: lines that were counted since the last call came now. */
  heard(): void {
    const fresh = this.counts.lines - this.counted;
    if (fresh <= 0) return;
    this.counted = this.counts.lines;
    const now = this.wall();
    this.heardAt = now;
    const second = Math.floor(now / 1000);
    const i = second % (RATE_S + 1);
    if (this.seconds[i] !== second) {
      this.seconds[i] = second;
      this.lines[i] = 0;
    }
    this.lines[i]! += fresh;
  }

  health(): SourceHealth {
    const now = this.wall();
    // A connection made anew brings nothing by that: only a sentence ends a silence.
    const silent = this.state === 'live' && now - (this.heardAt ?? this.connectedAt) >= SILENT_MS;
    return {
      name: this.name,
      state: silent ? 'silent' : this.state,
      rate: this.rate(now),
      age: this.heardAt === null ? null : Math.max(0, now - this.heardAt) / 1000,
      lines: this.counts.lines,
      sightings: this.counts.sightings,
      errors: { ...this.counts.errors, ...this.counts.times },
      problem: this.problem,
    };
  }

  /** The ten whole seconds before this one: the one that runs is not over. A source of this second counts with it. */
  private rate(now: number): number {
    const second = Math.floor(now / 1000);
    let before = 0;
    let running = 0;
    for (let i = 0; i <= RATE_S; i++) {
      const age = second - this.seconds[i]!;
      if (age === 0) running = this.lines[i]!;
      else if (age > 0 && age <= RATE_S) before += this.lines[i]!;
    }
    return (before > 0 ? before : running) / RATE_S;
  }
}
