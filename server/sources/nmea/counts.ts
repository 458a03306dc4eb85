import type { TimeFault } from '../../../shared/words/source.ts';

/**
 * Why input was dropped.
 *
 * - `not-nmea`: no sentence in the line, or one that is not built as it should be
 * - `too-long`: a line longer than any sentence
 * - `cut-short`: a sentence in whose middle another one began
 * - `checksum`: wrong or missing
 * - `tag-block`: a tag block with a wrong checksum or that never ended; its sentence is judged by itself
 * - `too-short`: a payload that ends before its type's fields
 * - `bad-payload`: characters or fill bits that a payload cannot have
 * - `unknown-type`: an AIS message type that there is not
 * - `fragment-lost`: part of a message whose other parts did not come in order and in time
 * - `bad-target`: a radar target that lacks a number, a place or a unit
 * - `bad-time`, `bad-mmsi`, `bad-position`, `too-few-columns`: a row of a table that lacks what the word says
 * - `out-of-order`: a row that is minutes later than rows before it, or is behind all others
 * - `no-observer`: a radar target by range and bearing, and nothing known of from where (or of the heading)
 */
export type DropReason =
  | 'not-nmea'
  | 'too-long'
  | 'cut-short'
  | 'checksum'
  | 'tag-block'
  | 'too-short'
  | 'bad-payload'
  | 'unknown-type'
  | 'fragment-lost'
  | 'bad-target'
  | 'bad-time'
  | 'bad-mmsi'
  | 'bad-position'
  | 'too-few-columns'
  | 'out-of-order'
  | 'no-observer';

/**
 * What became of the lines of a stream. Every line is one of these:
 * `lines = messages + joined + waiting + targets + other + comments + all errors`.
 * A broken beginning before a sound sentence (`cut-short`, `tag-block`) counts as a line of its own.
 */
export class NmeaCounts {
  lines = 0;
  /** Complete AIS messages. */
  messages = 0;
  /** Lines that went into a message besides its last one. */
  joined = 0;
  /** Lines that wait for the rest of their message. */
  waiting = 0;
  /** Radar targets. */
  targets = 0;
  /** Sound sentences of other kinds, used (time, observer) or not. */
  other = 0;
  /** Lines that begin with `#`. */
  comments = 0;
  sightings = 0;
  readonly errors: Partial<Record<DropReason, number>> = {};
  /** Lines whose own times were not believed. */
  readonly times: Partial<Record<TimeFault, number>> = {};

  drop(reason: DropReason, lines = 1): void {
    this.errors[reason] = (this.errors[reason] ?? 0) + lines;
  }

  time(fault: TimeFault, lines = 1): void {
    if (lines > 0) this.times[fault] = (this.times[fault] ?? 0) + lines;
  }

  /** All errors together. */
  dropped(): number {
    let sum = 0;
    for (const count of Object.values(this.errors)) sum += count;
    return sum;
  }
}
