import type { Entry } from '../../shared/words/entry.ts';

/**
 * Keeps entries in order and without a gap: what was had already is passed over, what comes too early is not
 * taken, and the gap is named so that the missing can be asked for.
 */
export class EntrySequence {
  /** Number of the newest entry taken. */
  seq = 0;

  /** Begins after this entry. */
  begin(seq: number): void {
    this.seq = seq;
  }

  /** The entries that follow on what was taken before, oldest first; `gap` when some between are missing. */
  take(entries: readonly Entry[]): { next: Entry[]; gap: boolean } {
    const next: Entry[] = [];
    for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
      if (entry.seq <= this.seq) continue;
      if (entry.seq !== this.seq + 1) return { next, gap: true };
      next.push(entry);
      this.seq = entry.seq;
    }
    return { next, gap: false };
  }
}
