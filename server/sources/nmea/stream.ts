import type { Time } from '../../../shared/words/position.ts';
import { NmeaCounts } from './counts.ts';
import { LineCutter } from './lines.ts';
import type { OwnClock } from './own-clock.ts';
import { SentenceParser, type SentenceHandler } from './parser.ts';

/** One byte stream of NMEA 0183: cuts lines, parses them, hands what is sound to `handler` and counts everything. */
export class NmeaStream {
  readonly counts: NmeaCounts;
  private readonly parser: SentenceParser;
  private readonly cutter: LineCutter;

  /** `clock`: the time inside a recording; without it lines have the time of their receipt. */
  constructor(handler: SentenceHandler, counts = new NmeaCounts(), clock: OwnClock | null = null) {
    this.counts = counts;
    const parser = new SentenceParser(handler, counts, clock);
    this.parser = parser;
    this.cutter = new LineCutter(
      (bytes, start, end) => parser.line(bytes, start, end),
      () => {
        counts.lines++;
        counts.drop('too-long');
      },
    );
  }

  push(bytes: Uint8Array, receivedAt: Time): void {
    this.parser.now = receivedAt;
    this.cutter.push(bytes);
  }

  /** A datagram has ended: what was begun is its last line. */
  flush(receivedAt: Time): void {
    this.parser.now = receivedAt;
    this.cutter.flush();
  }

  /** The stream has ended: besides, what waits for the rest of its message waits no longer. */
  end(receivedAt: Time): void {
    this.flush(receivedAt);
    this.parser.end();
  }
}
