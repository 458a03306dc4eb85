import type { Figure, Verdict } from './figure.ts';

const COUNTED: readonly (readonly [Verdict, string])[] = [
  ['late', 'late'],
  ['missed', 'missed'],
  ['open', 'not yet'],
  ['void', 'could not be'],
];

/**
 * A figure in words, how many of how many first: the value in the middle is only of what was done. `1 of 6 met, 5 missed; those met
 * after 8 s in the middle`. Null for a figure that counts, which says all by its value, and where there is no case.
 */
export function tallyText({ unit, value, cases }: Figure, spanText: (s: number) => string): string | null {
  if (unit !== 's' || cases.length === 0) return null;
  const count = (verdict: Verdict): number => cases.filter((each) => each.verdict === verdict).length;
  // What has a limit is met or late; what has none is done.
  const done = cases.some(({ limit }) => limit !== null) ? 'met' : 'done';
  const rest = COUNTED.flatMap(([verdict, word]) => (count(verdict) === 0 ? [] : [`${count(verdict)} ${word}`]));
  const tally = [`${count('met') + count('told')} of ${cases.length} ${done}`, ...rest].join(', ');
  return value === null ? tally : `${tally}; those ${done}${count('late') > 0 ? ' or late' : ''} after ${spanText(value)} in the middle`;
}
