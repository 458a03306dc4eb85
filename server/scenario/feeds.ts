import type { SourceChange } from '../sources/source.ts';

/** What an exercise's bar says of a feed that an inject stopped. */
const LOST = 'it brings nothing';

/** Which feeds bring nothing now. A feed that two injects stopped is back when both are over. */
export class Feeds {
  readonly #stopped = new Map<string, Set<string>>();
  #changes: SourceChange[] = [];

  isLost(feed: string): boolean {
    return (this.#stopped.get(feed)?.size ?? 0) > 0;
  }

  lose(feed: string, because: string): void {
    const reasons = this.#stopped.get(feed) ?? new Set();
    this.#stopped.set(feed, reasons);
    if (reasons.size === 0) this.#changes.push({ source: feed, state: 'connecting', problem: LOST });
    reasons.add(because);
  }

  bringBack(feed: string, because: string): void {
    const reasons = this.#stopped.get(feed);
    if (reasons?.delete(because) === true && reasons.size === 0) this.#changes.push({ source: feed, state: 'live', problem: null });
  }

  /** What changed since last asked. */
  taken(): SourceChange[] {
    const changes = this.#changes;
    if (changes.length > 0) this.#changes = [];
    return changes;
  }
}
