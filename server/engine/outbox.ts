import { JournalUnavailable, type Journal } from '../journal/contract.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';

/**
 * What must get into the journal. The engine's own conclusions are in force at once and wait here while the journal
 * cannot be written; nothing overtakes them.
 */
export class Outbox {
  readonly #journal: Journal;
  readonly #written: (entries: readonly Entry[]) => void;
  #waiting: EntryDraft[] = [];
  #trouble: string | null = null;

  constructor(journal: Journal, written: (entries: readonly Entry[]) => void) {
    this.#journal = journal;
    this.#written = written;
  }

  /** Why the journal cannot be written; null when it can. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** What is in force and not in the journal yet. */
  get waiting(): readonly EntryDraft[] {
    return this.#waiting;
  }

  add(drafts: readonly EntryDraft[]): void {
    this.#waiting.push(...drafts);
  }

  /** Writes what waits; whether all of it is on disk now. */
  async flush(): Promise<boolean> {
    if (this.#waiting.length === 0) return true;
    const drafts = this.#waiting;
    const entries = await this.#try(drafts);
    if (entries === null) return false;
    this.#waiting = this.#waiting.slice(drafts.length);
    this.#written(entries);
    return this.#waiting.length === 0;
  }

  /** Writes these, after all that waits; null when the journal cannot be written, and then none of them is kept. */
  async write(drafts: readonly EntryDraft[]): Promise<Entry[] | null> {
    if (!(await this.flush())) return null;
    return this.#try(drafts);
  }

  async #try(drafts: readonly EntryDraft[]): Promise<Entry[] | null> {
    try {
      const entries = await this.#journal.append(drafts);
      this.#trouble = null;
      return entries;
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      this.#trouble = error.message;
      return null;
    }
  }
}
