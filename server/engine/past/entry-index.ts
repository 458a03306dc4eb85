import { setImmediate } from 'node:timers/promises';
import type { Time } from '../../../shared/words/position.ts';
import type { PastEvent } from '../../../shared/wire/past/overview.ts';
import type { EntryOutline, Journal } from '../../journal/contract.ts';

/** Read at once: a few milliseconds; others get their turn in between. */
const AT_ONCE = 500;
/** Standing alerts are kept at every so manieth entry: no more than this is walked from there. */
const EVERY = 1_024;

/** The newest entry of each alert that stood. */
type Standing = ReadonlyMap<string, number>;

/**
 * Where in the journal things are: when each entry was entered, which alerts stood, what one would go to. Built from outlines
 * when first asked for, then kept up; nothing of it is on disk. An entry takes some 50 bytes.
 */
export class EntryIndex {
  readonly #journal: Journal;
  /** By number less one. Watch time never goes back, so they ascend. */
  readonly #times: Time[] = [];
  /** Of each entry the alert that it is about; null for others and for alerts that it ended, which are in `ended`. */
  readonly #touched: (string | null)[] = [];
  readonly #ended = new Set<number>();
  readonly #reports: number[] = [];
  readonly #settings: number[] = [];
  readonly #events: PastEvent[] = [];
  readonly #kept: Standing[] = [];
  #standing = new Map<string, number>();
  #growing: Promise<void> = Promise.resolve();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Takes in all that was entered up to now. */
  grow(): Promise<void> {
    this.#growing = this.#growing.then(() => this.#grow());
    return this.#growing;
  }

  async #grow(): Promise<void> {
    while (this.#times.length < this.#journal.seq) {
      const outlines = await this.#journal.outline(this.#times.length, AT_ONCE);
      if (outlines.length === 0) return;
      for (const outline of outlines) this.#take(outline);
      await setImmediate();
    }
  }

  #take({ seq, at, kind, alert }: EntryOutline): void {
    if (this.#times.length % EVERY === 0) this.#kept.push(new Map(this.#standing));
    this.#times.push(at);
    this.#touched.push(alert?.id ?? null);
    if (kind === 'settings') this.#settings.push(seq);
    if (kind === 'report') {
      this.#reports.push(seq);
      this.#events.push({ seq, at, kind: 'report', priority: null, what: 'Report' });
    }
    if (alert === null) return;
    if (alert.event === 'raised' || alert.event === 'renewed') this.#events.push({ seq, at, kind: 'alert', priority: alert.priority, what: `${alert.what} · ${alert.who}` });
    if (alert.state === 'norm') {
      this.#ended.add(seq);
      this.#standing.delete(alert.id);
    } else this.#standing.set(alert.id, seq);
  }

  /** The number of the newest entry before a time; 0 when there is none. */
  seqBefore(at: Time): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of each alert that stood after an entry, the number of its newest entry then; oldest first. */
  standingAfter(seq: number): number[] {
    const from = Math.floor(seq / EVERY);
    const standing = new Map(this.#kept[from]);
    for (let n = from * EVERY + 1; n <= seq; n++) {
      const id = this.#touched[n - 1] ?? null;
      if (id === null) continue;
      if (this.#ended.has(n)) standing.delete(id);
      else standing.set(id, n);
    }
    return [...standing.values()].sort((a, b) => a - b);
  }

  /** Numbers of the reports entered between two times, the second left out; the newest `most` of them. */
  reportsBetween(from: Time, to: Time, most: number): number[] {
    const [first, last] = [this.seqBefore(from), this.seqBefore(to)];
    return this.#reports.filter((seq) => seq > first && seq <= last).slice(-most);
  }

  /** Numbers of the entries up to one that changed the settings. */
  settingsUpTo(seq: number): number[] {
    return this.#settings.filter((n) => n <= seq);
  }

  /** What one would go to between two times, both included, oldest first; the first `most`. */
  eventsBetween(from: Time, to: Time, most: number): { events: PastEvent[]; cut: boolean } {
    const found = this.#events.filter(({ at }) => at >= from && at <= to);
    return { events: found.slice(0, most), cut: found.length > most };
  }
}
