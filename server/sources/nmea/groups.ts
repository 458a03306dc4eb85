import type { Time } from '../../../shared/words/position.ts';
import { MAX_SIXES, type PayloadBits } from '../ais/bits.ts';
import type { NmeaCounts } from './counts.ts';

interface Group {
  /** Formatter, count, sequence number and channel, as in each of its parts. */
  readonly sentence: string;
  readonly count: number;
  readonly began: Time;
  /** Parts that are here: they come in order. */
  have: number;
  sixes: Uint8Array[];
}

/** The parts of a message are sent within a second; what has not come by then has been lost on the way. */
const GROUP_TIMEOUT_MS = 10_000;
/** Ten sequence numbers on two channels from three stations: more at once are remains. */
const MAX_GROUPS = 64;

/**
 * Puts messages of several sentences together, interleaved as they may be. A part that does not come in order ends its
 * group: half of one ship's name before half of another's would be worse than none.
 */
export class SentenceGroups {
  private readonly groups = new Map<string, Group>();
  private readonly counts: NmeaCounts;

  constructor(counts: NmeaCounts) {
    this.counts = counts;
  }

  /**
   * Takes part `number` of `count`, whose payload is in `bits` (whole six-bit characters unless it is the last). `whose` is what a tag
   * block says of it; null when nothing. `sure`: it is that time now; else only this line says so. True when that was the last: `bits` then holds the whole payload.
   */
  take(whose: string | null, sentence: string, number: number, count: number, bits: PayloadBits, at: Time, sure: boolean): boolean {
    if (sure) this.expire(at);
    const key = number > 1 && whose === null ? this.begunFor(sentence) : keyOf(whose, sentence);
    const known = this.groups.get(key);
    if (number === 1) {
      if (known !== undefined) this.lose(key, known);
      this.begin(key, sentence, count, bits, at);
      return false;
    }
    if (known === undefined || known.count !== count || known.have !== number - 1 || Math.abs(at - known.began) > GROUP_TIMEOUT_MS) {
      this.counts.drop('fragment-lost');
      if (known !== undefined) this.lose(key, known);
      return false;
    }
    if (number < count) {
      known.sixes.push(bits.sixes.slice(0, sixesIn(bits)));
      known.have++;
      this.counts.waiting++;
      return false;
    }
    this.groups.delete(key);
    this.counts.waiting -= known.have;
    if (!join(known.sixes, bits)) {
      this.counts.drop('bad-payload', known.have + 1);
      return false;
    }
    this.counts.joined += known.have;
    return true;
  }

  /**
   * Many stations put a tag block before the first part alone. A part without one goes on with the group that nobody named, else with
   * the only one that has the same formatter, sequence number and channel; of two such it is not known which.
   */
  private begunFor(sentence: string): string {
    const unnamed = keyOf(null, sentence);
    if (this.groups.has(unnamed)) return unnamed;
    const begun = [...this.groups].filter(([, group]) => group.sentence === sentence);
    return begun.length === 1 && begun[0] !== undefined ? begun[0][0] : unnamed;
  }

  private begin(key: string, sentence: string, count: number, bits: PayloadBits, at: Time): void {
    if (this.groups.size >= MAX_GROUPS) {
      for (const [oldest, group] of this.groups) {
        this.lose(oldest, group);
        break;
      }
    }
    this.groups.set(key, { sentence, count, began: at, have: 1, sixes: [bits.sixes.slice(0, sixesIn(bits))] });
    this.counts.waiting++;
  }

  /** The stream has ended: what waits will not be completed. */
  end(): void {
    for (const [key, group] of this.groups) this.lose(key, group);
  }

  private expire(at: Time): void {
    for (const [key, group] of this.groups) if (Math.abs(at - group.began) > GROUP_TIMEOUT_MS) this.lose(key, group);
  }

  private lose(key: string, group: Group): void {
    this.groups.delete(key);
    this.counts.waiting -= group.have;
    this.counts.drop('fragment-lost', group.have);
  }
}

const keyOf = (whose: string | null, sentence: string): string => `${whose ?? ''}|${sentence}`;
const sixesIn = (bits: PayloadBits): number => Math.ceil(bits.length / 6);

/** Puts what came before in front of the last part; false when it is too much. */
function join(before: readonly Uint8Array[], bits: PayloadBits): boolean {
  const last = bits.sixes.slice(0, sixesIn(bits));
  let at = 0;
  for (const part of before) at += part.length;
  if (at + last.length > MAX_SIXES) return false;
  bits.length += at * 6;
  at = 0;
  for (const part of [...before, last]) {
    bits.sixes.set(part, at);
    at += part.length;
  }
  return true;
}
