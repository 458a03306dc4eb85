import type { Position, Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import type { PayloadBits } from '../ais/bits.ts';
import { decodePayload, type PayloadFault } from '../ais/decode.ts';
import { quickSighting } from '../ais/quick.ts';
import { toSightings } from '../ais/sightings.ts';
import { readMark, StretchMarks } from '../stretch-marks.ts';
import { NmeaCounts } from './counts.ts';
import type { OwnClock } from './own-clock.ts';
import type { SentenceHandler } from './parser.ts';
import { targetByBearing, targetByPosition } from './radar.ts';
import { ReceiverSentences } from './receiver.ts';
import { NmeaStream } from './stream.ts';

export interface ReaderOptions {
  /** Name of the source, as sightings are to have it. */
  source: string;
  /** Where a radar stands that gives range and bearing; without it the feed's own RMC, GLL or GGA says so. */
  observer?: Position | null;
  /** For recordings: the time inside them, which then stamps the sightings. Without it receipt does. */
  clock?: OwnClock | null;
  /** Counts to add to, when several streams are one source. */
  counts?: NmeaCounts;
}

/**
 * The front door: bytes of NMEA 0183 in, sightings out. Every source uses it, the simulator's included. One stream (one
 * connection, one sender, one file) has one reader: it keeps half lines and half messages.
 */
export class NmeaReader implements SentenceHandler {
  readonly counts: NmeaCounts;
  /** What a recording's remarks say of it. */
  readonly marks = new StretchMarks();
  private readonly countedBefore: number;
  private readonly source: string;
  private readonly fixed: Position | null;
  private readonly receiver: ReceiverSentences;
  private readonly stream: NmeaStream;
  private readonly clock: OwnClock | null;
  private out: Sighting[] = [];

  constructor(options: ReaderOptions) {
    this.source = options.source;
    this.fixed = options.observer ?? null;
    this.counts = options.counts ?? new NmeaCounts();
    this.countedBefore = this.counts.messages + this.counts.targets;
    const clock = options.clock ?? null;
    this.clock = clock;
    this.receiver = new ReceiverSentences(clock);
    this.stream = new NmeaStream(this, this.counts, clock);
  }

  /** Takes bytes as they come, in pieces of any size; gives the sightings of all that is complete with them, in order. */
  read(bytes: Uint8Array, receivedAt: Time): Sighting[] {
    this.stream.push(bytes, receivedAt);
    return this.taken();
  }

  /** A datagram has ended: a last line without its end is a line. */
  flush(receivedAt: Time): Sighting[] {
    this.stream.flush(receivedAt);
    return this.taken();
  }

  /** The stream has ended: besides, halves of messages that still wait are counted as lost. */
  end(receivedAt: Time): Sighting[] {
    this.stream.end(receivedAt);
    this.clock?.end();
    return this.taken();
  }

  /** A recording that comes through a pipe has nothing more for now: what waits for its time to be borne out waits no longer. */
  silence(): Sighting[] {
    this.clock?.silence();
    return this.taken();
  }

  private see(s: Sighting): void {
    if (this.clock === null) this.out.push(s);
    else this.clock.hold(s);
  }

  private taken(): Sighting[] {
    const out = this.clock?.taken() ?? this.out;
    if (out === this.out && out.length > 0) this.out = [];
    this.counts.sightings += out.length;
    return out;
  }

  remark(text: string): void {
    const mark = readMark(text);
    if (mark === null) return;
    this.clock?.witness(mark.at);
    this.marks.take(mark, this.counts.messages + this.counts.targets === this.countedBefore);
  }

  payload(bits: PayloadBits, at: Time): PayloadFault | null {
    const quick = quickSighting(bits, this.source, at);
    if (quick === 'none') return null;
    if (quick !== 'other') {
      this.see(quick);
      return null;
    }
    const message = decodePayload(bits);
    if (typeof message === 'string') return message;
    for (const sighting of toSightings(message, this.source, at)) this.see(sighting);
    return null;
  }

  sentence(formatter: string, fields: readonly string[], station: string | null, at: Time): void {
    if (formatter !== 'TLL' && formatter !== 'TTM') {
      this.receiver.take(formatter, fields);
      this.counts.other++;
      return;
    }
    const { position, heading } = this.receiver.observer;
    const radar = station === null ? this.source : `${this.source}/${station}`;
    const context = { source: this.source, radar, at, observer: { position: this.fixed ?? position, heading } };
    const outcome = formatter === 'TLL' ? targetByPosition(fields, context) : targetByBearing(fields, context);
    if ('fault' in outcome) return this.counts.drop(outcome.fault);
    this.counts.targets++;
    if ('sighting' in outcome) this.see(outcome.sighting);
  }
}
