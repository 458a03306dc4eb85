import type { Time } from '../../../shared/words/position.ts';
import { SIX_OF } from '../ais/armour.ts';
import { MAX_SIXES, PayloadBits } from '../ais/bits.ts';
import type { PayloadFault } from '../ais/decode.ts';
import type { NmeaCounts } from './counts.ts';
import { SentenceGroups } from './groups.ts';
import type { OwnClock } from './own-clock.ts';
import { parseTagBlock, TagGroups, type TagBlock } from './tag-block.ts';
import { suffixTime } from './time.ts';

/** What the sentences of a stream are for. */
export interface SentenceHandler {
  /** A whole payload, the handler's only during the call. What it returns is counted: a fault, or null for a message. */
  payload(bits: PayloadBits, at: Time): PayloadFault | null;
  /** Another sound sentence: formatter (`RMC`), its fields, the station that a tag block names. */
  sentence(formatter: string, fields: readonly string[], station: string | null, at: Time): void;
  /** A remark between the lines of a recording, with its `#`. */
  remark?(text: string): void;
}

const BACKSLASH = 92;
const BANG = 33;
const HASH = 35;
const DOLLAR = 36;
const COMMA = 44;
const STAR = 42;
const ZERO = 48;
const LETTER = { V: 86, D: 68, M: 77, O: 79 };

/** What of a remark can matter to anybody. */
const LONGEST_REMARK = 100;

/** Value of a hexadecimal digit's character code, 0xff where it is none. */
const HEX = new Uint8Array(256).fill(0xff);
for (let i = 0; i < 16; i++) {
  HEX['0123456789abcdef'.charCodeAt(i)] = i;
  HEX['0123456789ABCDEF'.charCodeAt(i)] = i;
}

/** From lines to sentences: tag blocks, checksums, payloads, groups of sentences. Every line is counted as something. */
export class SentenceParser {
  private readonly handler: SentenceHandler;
  private readonly counts: NmeaCounts;
  private readonly groups: SentenceGroups;
  private readonly tagGroups = new TagGroups();
  private readonly bits = new PayloadBits();
  /** Set when the lines' own times drive the watch; else they are not even read. */
  private readonly clock: OwnClock | null;
  /** Time for lines that have none. */
  now: Time = 0;
  /** Where the last sound sentence ended. */
  private after = 0;

  constructor(handler: SentenceHandler, counts: NmeaCounts, clock: OwnClock | null) {
    this.handler = handler;
    this.counts = counts;
    this.groups = new SentenceGroups(counts);
    this.clock = clock;
  }

  /** The stream has ended. */
  end(): void {
    this.groups.end();
  }

  /** One line, without its end. */
  line(bytes: Uint8Array, start: number, end: number): void {
    let from = start;
    while (from < end && bytes[from]! <= 32) from++;
    if (from === end) return;
    this.counts.lines++;
    // Recordings are annotated so, and sentences put out of use.
    if (bytes[from] === HASH) {
      this.counts.comments++;
      if (this.clock !== null) this.handler.remark?.(latin(bytes, from, Math.min(end, from + LONGEST_REMARK)));
      return;
    }
    let tag: TagBlock | null = null;
    while (bytes[from] === BACKSLASH && from < end) {
      const close = bytes.indexOf(BACKSLASH, from + 1);
      if (close < 0 || close >= end) {
        this.spoiled();
        from++;
        break;
      }
      const read = parseTagBlock(latin(bytes, from + 1, close));
      from = close + 1;
      if (read === null) this.spoiled();
      else tag = this.tagGroups.complete(read);
      if (from >= end || bytes[from]! <= 32) return read === null ? this.unspoil() : this.alone(tag);
    }
    this.sentences(bytes, from, end, tag);
  }

  /** A broken tag block before what else the line has: a line of its own. */
  private spoiled(): void {
    this.counts.lines++;
    this.counts.drop('tag-block');
  }

  /** Nothing came after the broken piece: it was the line. */
  private unspoil(): void {
    this.counts.lines--;
  }

  /** A tag block without a sentence. */
  private alone(tag: TagBlock | null): void {
    if (tag !== null) this.offerTime(tag.at);
    this.counts.other++;
  }

  /** Every sentence in a line: one, unless line ends were lost. A fault ends one where the next begins. */
  private sentences(bytes: Uint8Array, from: number, end: number, tag: TagBlock | null): void {
    let start = sentenceStart(bytes, from, end);
    if (start < 0) return this.counts.drop('not-nmea');
    for (;;) {
      const fault = bytes[start] === BANG ? this.encapsulated(bytes, start, end, tag) : this.plain(bytes, start, end, tag);
      const next = sentenceStart(bytes, fault === null ? this.after : start + 1, end);
      if (next < 0) {
        if (fault !== null) this.counts.drop(fault);
        return;
      }
      this.counts.lines++;
      if (fault !== null) this.counts.drop('cut-short');
      start = next;
    }
  }

  /** `!ttVDM` and `!ttVDO`; null when it was sound, whatever came of it. */
  private encapsulated(bytes: Uint8Array, start: number, end: number, tag: TagBlock | null): 'checksum' | 'bad-payload' | 'not-nmea' | null {
    const last = bytes[start + 5];
    if (bytes[start + 3] !== LETTER.V || bytes[start + 4] !== LETTER.D || (last !== LETTER.M && last !== LETTER.O)) {
      return this.plain(bytes, start, end, tag);
    }
    let i = start + 1;
    let sum = 0;
    // Talker and formatter, count, number, sequence, channel: five commas.
    const count = bytes[start + 7]! - ZERO;
    const number = bytes[start + 9]! - ZERO;
    let commas = 0;
    while (i < end && commas < 5) {
      const c = bytes[i++]!;
      sum ^= c;
      if (c === COMMA) commas++;
      else if (c === STAR) break;
    }
    const keyEnd = i - 1;
    const sixes = this.bits.sixes;
    let n = 0;
    let bad = 0;
    while (i < end && n < MAX_SIXES) {
      const c = bytes[i++]!;
      sum ^= c;
      if (c === COMMA) break;
      const six = SIX_OF[c]!;
      bad |= six;
      sixes[n++] = six;
    }
    const fill = bytes[i]! - ZERO;
    sum ^= bytes[i]!;
    const high = HEX[bytes[i + 2]!]!;
    const low = HEX[bytes[i + 3]!]!;
    const sound = i + 4 <= end && bytes[i + 1] === STAR && (high | low) < 16;
    if (!sound) return checksumHolds(bytes, start, end) ? 'not-nmea' : 'checksum';
    if (sum !== high * 16 + low) return 'checksum';
    if (bytes[start + 6] !== COMMA || bytes[start + 8] !== COMMA || bytes[start + 10] !== COMMA) return 'not-nmea';
    if (count < 1 || count > 9 || number < 1 || number > count) return 'not-nmea';
    if (bad >= 64 || fill < 0 || fill > 5 || (number < count && fill > 0)) return 'bad-payload';
    this.bits.length = Math.max(0, n * 6 - fill);
    this.after = i + 4;
    if (this.clock !== null) this.offerTime(tag?.at ?? this.suffix(bytes, end));
    if (count === 1) this.payload();
    else {
      const sentence = `${latin(bytes, start + 1, start + 8)}${latin(bytes, start + 10, keyEnd)}`;
      if (this.groups.take(whoseOf(tag), sentence, number, count, this.bits, this.time(), this.clock?.inDoubt !== true)) this.payload();
    }
    return null;
  }

  private payload(): void {
    const fault = this.handler.payload(this.bits, this.time());
    if (fault === null) this.counts.messages++;
    else this.counts.drop(fault);
  }

  /** Every other sentence: `$ttXXX,field,...*hh`. */
  private plain(bytes: Uint8Array, start: number, end: number, tag: TagBlock | null): 'checksum' | 'not-nmea' | null {
    const star = bytes.indexOf(STAR, start);
    if (star < 0 || star >= end || !checksumHolds(bytes, start, end)) return 'checksum';
    const [address = '', ...fields] = latin(bytes, start + 1, star).split(',');
    if (!/^[A-Z0-9]{3,8}$/.test(address)) return 'not-nmea';
    this.after = star + 3;
    if (this.clock !== null) this.offerTime(tag?.at ?? this.suffix(bytes, end));
    // A maker's own sentence ($P...) has no formatter that others know.
    this.handler.sentence(address.startsWith('P') ? '' : address.slice(-3), fields, tag?.station ?? null, this.time());
    return null;
  }

  /** The time after the checksum: nine digits and a comma at least. */
  private suffix(bytes: Uint8Array, end: number): Time | null {
    return end - this.after < 10 ? null : suffixTime(latin(bytes, this.after, end));
  }

  private offerTime(at: Time | null): void {
    if (at !== null) this.clock?.offer(at);
  }

  private time(): Time {
    return this.clock?.reading ?? this.now;
  }
}

/** Station and group that a tag block names; null when it names neither. */
const whoseOf = (tag: TagBlock | null): string | null => (tag === null || (tag.station === null && tag.group === null) ? null : `${tag.station ?? ''} ${tag.group ?? ''}`);

const latin = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return text;
};

function sentenceStart(bytes: Uint8Array, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const c = bytes[i];
    if (c === BANG || c === DOLLAR) return i;
  }
  return -1;
}

/** Whether a sentence has a `*hh`, either case, that is the exclusive or of what stands between. */
function checksumHolds(bytes: Uint8Array, start: number, end: number): boolean {
  let sum = 0;
  let i = start + 1;
  while (i < end && bytes[i] !== STAR) sum ^= bytes[i++]!;
  if (i + 3 > end) return false;
  const high = HEX[bytes[i + 1]!]!;
  const low = HEX[bytes[i + 2]!]!;
  return (high | low) < 16 && sum === high * 16 + low;
}
