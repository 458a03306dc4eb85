import type { EntryDraft } from '../../shared/words/entry.ts';
import type { KeptEntry } from '../../shared/recording/words.ts';
import { canonicalJson, chainHash } from '../journal/chain.ts';

/** Numbers and chains entries as a watch's journal does, for a recording whose entries no journal has chained. */
export class EntryChain {
  readonly #watch: string;
  #seq = 0;
  #hash: string | null = null;

  constructor(watch: string) {
    this.#watch = watch;
  }

  /** Number of the newest. */
  get seq(): number {
    return this.#seq;
  }

  next(draft: EntryDraft): KeptEntry {
    const line = canonicalJson(draft);
    this.#seq += 1;
    this.#hash = chainHash({ log: 'journal', watch: this.#watch, seq: this.#seq, previous: this.#hash }, line);
    return { seq: this.#seq, hash: this.#hash, line };
  }
}
