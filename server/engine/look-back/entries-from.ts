import type { KeptPast } from '../../journal/contract.ts';
import type { Entry } from '../../../shared/words/entry.ts';
import type { Time } from '../../../shared/words/position.ts';

/** Read at once: a few milliseconds. */
const AT_ONCE = 100;

/** The entries from a time on, oldest first. Their times never go back, so that the first is found by halving. */
export async function* entriesFrom(journal: KeptPast['journal'], from: Time): AsyncIterable<Entry> {
  let before = 0;
  for (let after = journal.seq; before < after; ) {
    const middle = (before + after) >> 1;
    const [entry] = await journal.read(middle, 1);
    if (entry !== undefined && entry.at < from) before = middle + 1;
    else after = middle;
  }
  for (;;) {
    const entries = await journal.read(before, AT_ONCE);
    for (const entry of entries) yield entry;
    const last = entries.at(-1);
    if (last === undefined) return;
    before = last.seq;
  }
}
