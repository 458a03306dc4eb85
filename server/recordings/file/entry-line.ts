import { EntryDraft } from '../../../shared/words/entry.ts';

/** Every zone that can be watched has fewer points. */
const MOST_VALUES = 300_000;

/** How many values there are in what was JSON; counting ends at `most`. */
export function valuesIn(value: unknown, most: number): number {
  let count = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && count < most) {
    count += 1;
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    const inner = Object.values(next);
    if (inner.length > most) return most;
    for (const each of inner) waiting.push(each);
  }
  return count;
}

/** What a kept line says; in words why it cannot be read. It may be of another program's making, or meant to harm. */
export function readLine(line: string): { draft: EntryDraft } | { problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { problem: 'it is no JSON' };
  }
  if (valuesIn(parsed, MOST_VALUES) >= MOST_VALUES) return { problem: 'it is longer than any entry can be' };
  const read = EntryDraft.safeParse(parsed);
  return read.success ? { draft: read.data } : { problem: read.error.issues[0]?.message ?? 'it does not fit' };
}
