import type { EntryDraft } from '../../shared/words/entry.ts';
import { canonicalJson, chainHash } from '../journal/chain.ts';

/**
 * The hash that proves a replay: the head of a chain, as the journal's own (`journal/chain.ts`), over what a watch concluded on
 * scenario time. The name of the watch and where its entries stand in a store are not in it, so that every way of playing the
 * same scenario ends in the same one.
 */
export class Conclusions {
  #head: string | null = null;
  #count = 0;

  /** One more entry, in order; an entry of a journal is taken without its number and hash there. */
  add({ at, observedAt, receivedAt, actor, key, body }: EntryDraft): void {
    this.#count += 1;
    this.#head = chainHash({ log: 'journal', watch: 'scenario', seq: this.#count, previous: this.#head }, canonicalJson({ at, observedAt, receivedAt, actor, key, body }));
  }

  get count(): number {
    return this.#count;
  }

  /** 64 hexadecimal digits; null when nothing was concluded. */
  get head(): string | null {
    return this.#head;
  }
}
