import type { PayloadBits } from '../ais/bits.ts';
import { decodePayload, type PayloadFault } from '../ais/decode.ts';
import type { AisMessage } from '../ais/message.ts';
import type { SentenceHandler } from './parser.ts';
import { NmeaCounts } from './counts.ts';
import { OwnClock } from './own-clock.ts';
import { NmeaStream } from './stream.ts';

/** Bytes of NMEA 0183 in, whole AIS messages out: the front door for those who want what was said and not what was seen. */
export class MessageReader implements SentenceHandler {
  readonly counts = new NmeaCounts();
  /** Only to count lines whose times are wrong: messages are given as they are said. */
  private readonly clock = new OwnClock(null, this.counts);
  private readonly stream = new NmeaStream(this, this.counts, this.clock);
  private out: AisMessage[] = [];

  read(bytes: Uint8Array): AisMessage[] {
    this.stream.push(bytes, 0);
    return this.taken();
  }

  /** The stream has ended. */
  end(): AisMessage[] {
    this.stream.end(0);
    this.clock.end();
    return this.taken();
  }

  private taken(): AisMessage[] {
    const { out } = this;
    this.out = [];
    return out;
  }

  payload(bits: PayloadBits): PayloadFault | null {
    const message = decodePayload(bits);
    if (typeof message === 'string') return message;
    this.out.push(message);
    return null;
  }

  sentence(): void {
    this.counts.other++;
  }
}
