import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { JournalUnavailable, type WatchStore } from '../journal/contract.ts';
import { inTurns } from '../journal/in-turns.ts';
import { STATE_VERSION } from '../watch/state.ts';
import type { Watch } from '../watch/watch.ts';
import { Outbox } from './outbox.ts';

/** On wall time; where somebody may want to go back, on watch time. */
const SNAPSHOT_EVERY_MS = 5 * 60_000;

export interface DurableRecordParts {
  readonly store: WatchStore;
  readonly watch: Watch;
  /** By which time snapshots are due. */
  readonly snapshotClock: () => Time;
  /** Told of entries that are on disk. */
  readonly tell: (entries: readonly Entry[]) => void;
}

/**
 * What of a watch is on disk, and in which order it comes there: what an entry was concluded from before the entry is, and a snapshot
 * only when everything before it is. While the disk fails what waits is kept, and written when it can be.
 */
export class DurableRecord {
  readonly #parts: DurableRecordParts;
  readonly #outbox: Outbox;
  #snapshotAt: Time;
  /** Sightings were recorded since the last flush. */
  #unflushed = false;
  #trafficTrouble: string | null = null;

  constructor(parts: DurableRecordParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(parts.store.journal, parts.tell);
    this.#snapshotAt = parts.snapshotClock();
  }

  /** Why it cannot be written, in words; null while it can. */
  get trouble(): string | null {
    return this.#outbox.trouble ?? this.#trafficTrouble;
  }

  /** Why entries cannot be written. */
  get journalTrouble(): string | null {
    return this.#outbox.trouble;
  }

  /** Entries that are in force and not yet on disk. */
  get waiting(): readonly EntryDraft[] {
    return this.#outbox.waiting;
  }

  /** Sightings that the watch has taken in, after this entry of the journal. */
  sighted(batch: readonly Sighting[], afterSeq: number): void {
    this.#parts.store.traffic.record(batch, afterSeq);
    this.#unflushed = true;
  }

  /** The engine's own conclusions, which are in force already. */
  add(drafts: readonly EntryDraft[]): void {
    this.#outbox.add(drafts);
  }

  /** Adds conclusions and writes them. While the journal fails they wait for the next second. */
  async conclude(drafts: readonly EntryDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    this.#outbox.add(drafts);
    if (this.#outbox.trouble === null) await this.flushEntries();
  }

  /** Everything that waits; false when it cannot be written. */
  async flushEntries(): Promise<boolean> {
    if (this.#outbox.waiting.length === 0) return true;
    await this.flushTraffic();
    return this.#outbox.flush();
  }

  /** Writes entries that are in force only once they are on disk; null when they cannot be written. */
  async write(drafts: readonly EntryDraft[]): Promise<Entry[] | null> {
    await this.flushTraffic();
    return this.#outbox.write(drafts);
  }

  async flushTraffic(): Promise<void> {
    if (!this.#unflushed && this.#trafficTrouble === null) return;
    this.#trafficTrouble = await this.#unlessUnavailable(async () => {
      await this.#parts.store.traffic.flush(this.#parts.watch.now);
      this.#unflushed = false;
    });
  }

  /** What screens showed. That it cannot be written is told by traffic, which cannot be written either. */
  async flushGlass(): Promise<void> {
    await this.#unlessUnavailable(() => this.#parts.store.glass.flush());
  }

  get snapshotDue(): boolean {
    return this.#parts.snapshotClock() - this.#snapshotAt >= SNAPSHOT_EVERY_MS;
  }

  /**
   * Stands for the journal up to its number, and is only taken when everything before it is durable: `begins` is called when it is. The
   * watch must stay as it is until it is taken; others get their turns meanwhile.
   */
  async saveSnapshot(begins: () => void): Promise<void> {
    if (!(await this.flushEntries()) || this.#trafficTrouble !== null) return;
    const { store, watch, snapshotClock } = this.#parts;
    this.#snapshotAt = snapshotClock();
    const at = watch.now;
    begins();
    this.#trafficTrouble = await this.#unlessUnavailable(async () => {
      const state = await inTurns(watch.snapshotSteps());
      await store.snapshots.save({ at, seq: store.journal.seq, version: STATE_VERSION, state });
    });
  }

  /** Null when it was done, else why the disk would not have it. */
  async #unlessUnavailable(work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof JournalUnavailable) return error.message;
      throw error;
    }
  }
}
