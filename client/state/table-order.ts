import type { Seen } from './picture.ts';
import { nameText, whatText } from './vessel-text.ts';

export type Column = 'name' | 'mmsi' | 'callsign' | 'class' | 'sog' | 'cog' | 'age' | 'destination' | 'alerts';

export interface TableOrder {
  readonly by: Column;
  readonly descending: boolean;
}

/** Whether a row is meant by the filter text: every word of it must occur somewhere. */
export function matches(seen: Seen, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { item } = seen;
  const text = `${nameText(item)} ${item.mmsi ?? ''} ${item.callsign ?? ''} ${item.imo ?? ''} ${whatText(item)} ${item.destination ?? ''} ${seen.lost ? 'lost' : 'live'}`.toUpperCase();
  return words.every((w) => text.includes(w));
}

export const filterWords = (text: string): string[] => text.toUpperCase().split(/\s+/).filter(Boolean);

type Value = string | number | null;
const valueOf = (seen: Seen, by: Column, alerts: ReadonlyMap<string, number>): Value => {
  const { item } = seen;
  switch (by) {
    case 'name':
      return nameText(item);
    case 'class':
      return whatText(item);
    case 'sog':
      return seen.sog;
    case 'cog':
      return seen.cog;
    case 'age':
      return -seen.at;
    case 'alerts':
      return alerts.get(item.id) ?? 0;
    default:
      return item[by];
  }
};

/** Sorts in place. What is not known is last whichever way it goes; the handle ends every tie. */
export function sortSeen(rows: Seen[], order: TableOrder, alerts: ReadonlyMap<string, number>): Seen[] {
  const sign = order.descending ? -1 : 1;
  const keyed = rows.map((seen) => ({ seen, value: valueOf(seen, order.by, alerts) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || a.seen.item.handle - b.seen.item.handle;
    const d = typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : compareText(String(a.value), String(b.value));
    return sign * d || a.seen.item.handle - b.seen.item.handle;
  });
  return keyed.map((k) => k.seen);
}

const { compare: compareText } = new Intl.Collator('en-GB', { numeric: true });
