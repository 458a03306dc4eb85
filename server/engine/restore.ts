import type { Journal, WatchStore } from '../journal/contract.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import { STATE_VERSION, WatchState } from '../watch/state.ts';
import { Watch, type WatchConfig } from '../watch/watch.ts';

/** Without a snapshot the picture begins this long before the newest entry: longer than any track lives unheard. */
const LOOK_BACK_MS = 30 * 60_000;
const AT_ONCE = 1_000;

export interface Restored {
  readonly watch: Watch;
  /** Newest entry folded into it. */
  readonly seq: number;
  /** Whether there was anything to restore. */
  readonly restored: boolean;
  /** Concluded from what was recorded after the newest entry. In force, and still to be written. */
  readonly concluded: readonly EntryDraft[];
}

/**
 * A watch as it was when its process ended: the newest snapshot, then what was recorded after it, traffic and
 * entries in their one order. A snapshot that cannot be read is left alone, and the whole journal folded instead.
 * With `until` it is the watch as it was then, everything of that moment included.
 *
 * What was recorded after the newest entry is not folded but observed once more: either nothing was concluded from it, and nothing is
 * now, or the process ended before its entries were written, and they come again, at the same times and in the same order.
 */
export async function restoreWatch(config: WatchConfig, store: WatchStore, until: Time = Infinity): Promise<Restored> {
  const kept = await store.snapshots.latest(STATE_VERSION, until === Infinity ? undefined : until);
  const state = kept === null ? null : WatchState.safeParse(kept.state);
  const usable = kept !== null && state?.success === true ? { at: kept.at, seq: kept.seq, state: state.data } : null;
  const watch = new Watch(config, usable?.state ?? null);
  const entries = new EntryReader(store.journal, usable?.seq ?? 0, until);
  const from = usable === null ? await lookBack(store.journal) : usable.at + 1;
  const concluded: EntryDraft[] = [];
  for await (const run of store.traffic.read(from)) {
    for await (const entry of entries.upTo(run.afterSeq)) watch.commit(entry);
    const sightings = run.sightings.filter((s) => s.observedAt <= until);
    const last = sightings.at(-1);
    if (last !== undefined && run.afterSeq >= store.journal.seq) concluded.push(...watch.observe(sightings));
    else if (last !== undefined) watch.refold(sightings, last.observedAt);
    if (sightings.length < run.sightings.length) break;
  }
  for await (const entry of entries.upTo(Infinity)) watch.commit(entry);
  return { watch, seq: entries.seq, restored: usable !== null || entries.seq > 0 || watch.now > 0, concluded };
}

async function lookBack(journal: Journal): Promise<Time> {
  const newest = journal.seq === 0 ? undefined : (await journal.read(journal.seq - 1, 1))[0];
  return newest === undefined ? 0 : Math.max(0, newest.at - LOOK_BACK_MS);
}

/** Reads the journal in pieces, as far as asked. */
class EntryReader {
  readonly #journal: Journal;
  readonly #until: Time;
  #waiting: Entry[] = [];
  seq: number;

  constructor(journal: Journal, after: number, until: Time) {
    this.#journal = journal;
    this.seq = after;
    this.#until = until;
  }

  async *upTo(seq: number): AsyncIterable<Entry> {
    while (this.seq < seq) {
      if (this.#waiting.length === 0) this.#waiting = await this.#journal.read(this.seq, AT_ONCE);
      const entry = this.#waiting[0];
      if (entry === undefined || entry.seq > seq || entry.at > this.#until) return;
      this.#waiting.shift();
      this.seq = entry.seq;
      yield entry;
    }
  }
}
