import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { agreement } from './agreeing-times.ts';
import { NmeaCounts } from './counts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** So far from the last one a time is believed at once: lines of several receivers are seconds late, and a busy log says the time all the while. */
const SURE_MS = MINUTE;
/** A time that is farther away waits for so many others, that more than half of what is said may bear it out. */
const LOOK_AHEAD = 16;
/** That a clock was set back is believed of no fewer. */
const SET_BACK_LEAST = 4;
/** Sightings that wait with them: lines without a time follow the last that has one, perhaps to the end of the file. */
const MOST_HELD = 50_000;

/** How much a time counts: a time of day may be of another day. */
const [WHOLE_TIME, TIME_OF_DAY] = [2, 1];

/** A time that is not believed yet, and what was seen at it. */
interface Doubtful {
  readonly said: Time;
  weight: number;
  /** Lines that said it. */
  lines: number;
  /** Says that a time before it may be right, and is none of a line's. */
  readonly witness: boolean;
  sightings: Sighting[];
}

/**
 * The time inside a recording, which stamps what is seen in it. It never goes back.
 *
 * One line whose time is wrong must not move it: all later lines would be "behind", and what they say would count for nothing. So a time that
 * is more than a minute ahead or behind is held, with what was seen at it, until others have been said, and is believed when it belongs to the
 * longest row of growing times among them. Sparse logs keep their times so, to the millisecond. A time that is not believed is counted, and its
 * line is of the time before. At the end of a file a leap that nothing follows is believed when the log has made such leaps before.
 *
 * Where most times are behind, the clock of whoever logged was set back: time then goes on from where it was, at the log's own pace, until the log's
 * times are ahead again.
 */
export class OwnClock {
  /** What time it is; null until one was believed. */
  now: Time | null;
  /** The first that was believed. */
  first: Time | null = null;
  private readonly counts: NmeaCounts;
  private doubtful: Doubtful[] = [];
  private held = 0;
  private ready: Sighting[] = [];
  /** Added to times that are behind, since the clock was set back. */
  private shift = 0;
  private largestLeap = 0;

  constructor(startsAt: Time | null = null, counts = new NmeaCounts()) {
    this.now = startsAt;
    this.first = startsAt;
    this.counts = counts;
  }

  /** Whether what is seen now waits for its time. */
  get inDoubt(): boolean {
    return this.doubtful.length > 0;
  }

  /** The time as it was said last, believed or not. */
  get reading(): Time | null {
    const last = this.doubtful.at(-1);
    return last === undefined ? this.now : this.effective(last.said);
  }

  /** A line says a time. */
  offer(at: Time): void {
    this.take(at, WHOLE_TIME);
  }

  /** A time of day: of the date that is nearest to what is believed, or else to what was said last; nothing without a date to go by. */
  offerTimeOfDay(ms: number): void {
    const { now, reading } = this;
    if (reading === null) return;
    const byNow = now === null ? null : onDayOf(now, ms);
    const bySaid = onDayOf(reading, ms);
    const near = now !== null && byNow !== null && Math.abs(byNow - now) <= SURE_MS;
    this.take(near || Math.abs(bySaid - reading) > SURE_MS ? (byNow ?? bySaid) : bySaid, TIME_OF_DAY);
  }

  /** Something besides the lines says that the recording goes on until then, and so past all that is of that very moment. */
  witness(at: Time): void {
    if (this.inDoubt) this.doubtful.push({ said: at + 1, weight: WHOLE_TIME, lines: 0, witness: true, sightings: [] });
  }

  /** Something was seen. */
  hold(s: Sighting): void {
    const last = this.doubtful.at(-1);
    if (last === undefined) return void this.ready.push(s);
    last.sightings.push(s);
    this.held++;
    while (this.held > MOST_HELD && this.inDoubt) this.decide();
  }

  /** What was seen and has its time. */
  taken(): Sighting[] {
    const { ready } = this;
    if (ready.length > 0) this.ready = [];
    return ready;
  }

  /** The recording has ended. */
  end(): void {
    while (this.inDoubt) this.decide();
  }

  /** Nothing comes for now: what was seen must not wait any longer. A leap that nothing bears out yet may still be borne out. */
  silence(): void {
    if (this.now === null) return;
    while (this.doubtful.length > 1) this.decide();
    const [last] = this.doubtful;
    if (last === undefined) return;
    if (this.isBelieved()) this.decide();
    else {
      this.disbelieve(last);
      last.lines = 0;
    }
  }

  private take(said: Time, weight: number): void {
    const last = this.doubtful.at(-1);
    if (last === undefined) {
      if (this.now !== null && this.isSure(said)) return this.goTo(said);
    } else if (last.said === said) {
      last.weight = Math.max(last.weight, weight);
      last.lines++;
      return;
    }
    this.doubtful.push({ said, weight, lines: 1, witness: false, sightings: [] });
    if (this.doubtful.length > LOOK_AHEAD) this.decide();
  }

  private effective(said: Time): Time {
    return this.now === null || said >= this.now - SURE_MS ? said : said + this.shift;
  }

  private isSure(said: Time): boolean {
    return this.now !== null && Math.abs(this.effective(said) - this.now) <= SURE_MS;
  }

  private goTo(said: Time): void {
    const at = this.effective(said);
    if (at === said) this.shift = 0;
    if (this.now === null) this.first = at;
    this.now = Math.max(this.now ?? at, at);
  }

  /** Decides on the oldest that is in doubt, and on those after it that are then in doubt no more. */
  private decide(): void {
    const [oldest] = this.doubtful;
    if (oldest === undefined) return;
    if (this.now === null) this.begin(oldest);
    else if (oldest.witness || this.isSure(oldest.said)) this.believe(oldest);
    else if (this.isBelieved()) {
      this.largestLeap = Math.max(this.largestLeap, this.effective(oldest.said) - this.now);
      this.believe(oldest);
    } else if (this.wasSetBack()) {
      this.counts.time('clock-set-back');
      this.shift = this.now - oldest.said;
      this.believe(oldest);
    } else {
      this.disbelieve(oldest);
      this.doubtful.shift();
    }
    for (let next = this.doubtful[0]; next !== undefined && this.now !== null && (next.witness || this.isSure(next.said)); next = this.doubtful[0]) this.believe(next);
  }

  /** Where nothing is believed yet: what is seen at a time that is not believed is of the next one. */
  private begin(oldest: Doubtful): void {
    const weights = agreement(this.doubtful.map(({ said: at, weight }) => ({ at, weight })));
    const most = weights[0]!;
    const next = this.doubtful[1];
    // Of two that the same row bears out the one that is nearer to it is right.
    if (next === undefined || next.witness || weights.every((weight, i) => i === 0 || weight < most || (weight === most && most > oldest.weight))) return this.believe(oldest);
    this.doubtful.shift();
    next.sightings = [...oldest.sightings, ...next.sightings];
    if (Math.abs(oldest.said - next.said) > SURE_MS) this.counts.time('wrong-time', oldest.lines);
  }

  /** Whether more bears out the oldest, a leap ahead, than anything that was said after it. */
  private isBelieved(): boolean {
    const now = this.now ?? 0;
    const said = this.said();
    const leap = said[0]!.at - now;
    if (leap <= SURE_MS) return false;
    const weights = agreement(said);
    const most = weights[0]!;
    if (said.some(({ at }, i) => i > 0 && at > now && weights[i]! >= most)) return false;
    return leap <= 2 * this.largestLeap || (most > said[0]!.weight && most * 2 > total(said));
  }

  /** Whether the oldest is one of many that are behind, and they agree. */
  private wasSetBack(): boolean {
    const now = this.now ?? 0;
    const said = this.said();
    if (said.length < SET_BACK_LEAST || said[0]!.at >= now) return false;
    const weights = agreement(said);
    const ahead = Math.max(0, ...weights.filter((_, i) => said[i]!.at >= now - SURE_MS));
    return ahead * 2 < total(said) && weights[0]! * 2 > total(said);
  }

  private said(): { at: Time; weight: number }[] {
    return this.doubtful.map(({ said, weight }) => ({ at: this.effective(said), weight }));
  }

  private believe(oldest: Doubtful): void {
    this.doubtful.shift();
    if (!oldest.witness) this.goTo(oldest.said);
    this.release(oldest);
  }

  private disbelieve(doubtful: Doubtful): void {
    this.counts.time('wrong-time', doubtful.lines);
    this.release(doubtful);
  }

  private release(doubtful: Doubtful): void {
    const at = this.now ?? doubtful.said;
    for (const s of doubtful.sightings) this.ready.push(s.observedAt === at ? s : { ...s, observedAt: at });
    this.held -= doubtful.sightings.length;
    doubtful.sightings = [];
  }
}

/** A time of day on the day of a time, or just after its midnight. */
function onDayOf(known: Time, ms: number): Time {
  const today = known - (known % DAY) + ms;
  return known - today > DAY / 2 ? today + DAY : today;
}

const total = (said: readonly { weight: number }[]): number => said.reduce((sum, { weight }) => sum + weight, 0);
