import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { agreement } from '../nmea/agreeing-times.ts';
import type { NmeaCounts } from '../nmea/counts.ts';
import { LATE_MS } from './in-order.ts';

/** Rows that a doubtful one waits for. */
const LOOK_AHEAD = 16;

interface Row {
  readonly at: Time;
  readonly sightings: readonly Sighting[];
}

/**
 * Lets through the rows of a table whose times the rows after them bear out. One that says a time far ahead of all the others would be the end of them:
 * it is of the time of the rows before it, and counted (`wrong-time`). One that is far behind is out of order. It is the same care that the lines of a log
 * get (`OwnClock`), but for rows that may be minutes late.
 */
export class RowTimes {
  readonly #counts: NmeaCounts;
  #newest: Time | null = null;
  #largestLeap = 0;
  #doubtful: Row[] = [];
  #ready: Row[] = [];

  constructor(counts: NmeaCounts) {
    this.#counts = counts;
  }

  add(row: Row): void {
    if (this.#doubtful.length === 0 && this.#isSure(row.at)) return this.#believe(row);
    this.#doubtful.push(row);
    if (this.#doubtful.length > LOOK_AHEAD) this.#decide(null);
  }

  /** Rows that are borne out, in the table's order. */
  taken(): readonly Row[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** The table has ended; `ends`: it says itself until when it goes. */
  end(ends: Time | null): void {
    while (this.#doubtful.length > 0) this.#decide(ends);
  }

  #isSure(at: Time): boolean {
    return this.#newest !== null && Math.abs(at - this.#newest) <= LATE_MS;
  }

  #decide(ends: Time | null): void {
    const [row] = this.#doubtful;
    if (row === undefined) return;
    const newest = this.#newest;
    const isBorneOut = this.#isBorneOut(row, ends);
    this.#doubtful.shift();
    if (newest === null ? isBorneOut || this.#doubtful.length === 0 : isBorneOut || this.#isSure(row.at)) {
      this.#largestLeap = Math.max(this.#largestLeap, newest === null ? 0 : row.at - newest);
      this.#believe(row);
    } else if (newest !== null && row.at > newest) {
      this.#counts.time('wrong-time');
      this.#ready.push({ at: newest, sightings: row.sightings.map((s) => ({ ...s, observedAt: newest })) });
    } else this.#counts.drop('out-of-order');
    for (let next = this.#doubtful[0]; next !== undefined && this.#isSure(next.at); next = this.#doubtful[0]) this.#believe(this.#doubtful.shift() ?? next);
  }

  /** Whether more rows after it agree with it than with anything else, and most of them. */
  #isBorneOut({ at }: Row, ends: Time | null): boolean {
    const newest = this.#newest ?? -Infinity;
    if (at <= newest + LATE_MS) return false;
    const rows = this.#doubtful;
    const weights = agreement(rows.map((row) => ({ at: row.at, weight: 1 })), LATE_MS);
    const most = weights[0] ?? 0;
    // Of two that the same rows bear out the later is nearer to them: at the beginning, where no row before says which is right, it is taken.
    const isNearer = this.#newest === null && most > 1;
    if (rows.some((row, i) => i > 0 && row.at > newest && (isNearer ? weights[i]! > most : weights[i]! >= most))) return false;
    return at - newest <= 2 * this.#largestLeap || (ends !== null && at <= ends) || (most > 1 && most * 2 > rows.length);
  }

  #believe(row: Row): void {
    this.#newest = Math.max(this.#newest ?? row.at, row.at);
    this.#ready.push(row);
  }
}
