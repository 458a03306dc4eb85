import type { Time } from '../../../shared/words/position.ts';
import { tagBlock } from '../nmea/tag-block.ts';
import { builtInSea } from './land.ts';
import type { Heard } from './radio.ts';
import { openWorld } from './world.ts';

/** Sentences as a live feed has them: without a time, and with a station only where it matters which. */
export function liveLines(heard: readonly Heard[]): string[] {
  const lines: string[] = [];
  for (const { lines: sentences, station } of heard) {
    const tag = station === undefined ? '' : tagBlock(`s:${station}`);
    for (const sentence of sentences) lines.push(tag + sentence);
  }
  return lines;
}

/** Sentences as a recording has them: each with its time in whole seconds. */
export function stampedLines(heard: readonly Heard[]): string[] {
  const lines: string[] = [];
  for (const { at, lines: sentences, station } of heard) {
    const time = `c:${Math.floor(at / 1000)}`;
    const tag = tagBlock(station === undefined ? time : `s:${station},${time}`);
    for (const sentence of sentences) lines.push(tag + sentence);
  }
  return lines;
}

export interface SimulatedStretch {
  readonly seed: number;
  readonly ships: number;
  readonly boats?: number;
  readonly danger?: number;
  readonly start: Time;
  readonly hours: number;
}

const CHUNK_MS = 10_000;

/**
 * A stretch of the simulated Channel as lines of NMEA with tag blocks, in the order of their times, as fast as one
 * takes them. It has what sensors hear and see; what people report is not NMEA.
 */
export function* simulateNmea({ seed, ships, boats = 10, danger, start, hours }: SimulatedStretch): Generator<string, void, undefined> {
  const world = openWorld({ seed, ships, boats, ...(danger !== undefined && { danger }), start, sea: builtInSea() });
  const end = start + Math.round(hours * 3_600_000);
  for (let to = start; to < end; ) {
    to = Math.min(end, to + CHUNK_MS);
    yield* stampedLines(world.step(to).heard);
  }
}
