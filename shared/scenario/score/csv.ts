import { clockText } from '../times.ts';
import type { Score } from './figure.ts';
import { tallyText } from './tally.ts';

const HEAD = ['figure', 'case', 'outcome', 'value', 'limit', 'unit', 'moment', 'after_start', 'utc', 'entry', 'by'] as const;

/** A score as CSV (RFC 4180, UTF-8): one line for each moment of each case, so that a spreadsheet has all of it. */
export function scoreCsv({ from, figures }: Score): string {
  const rows: (string | number | null)[][] = [[...HEAD]];
  for (const figure of figures) {
    const { title, unit, value, cases } = figure;
    rows.push([title, 'all', tallyText(figure, (s) => `${s} s`), value, null, unit, null, null, null, null, null]);
    for (const each of cases) {
      const first = [title, each.what, each.verdict, each.value, each.limit, unit];
      if (each.moments.length === 0) rows.push([...first, null, null, null, null, null]);
      for (const { at, what, seq, by } of each.moments) rows.push([...first, what, clockText(at - from), new Date(at).toISOString(), seq, by]);
    }
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is made text: some of it was typed by people. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
