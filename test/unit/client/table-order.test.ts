import { describe, expect, test } from 'vitest';
import type { Seen } from '../../../client/state/picture.ts';
import { filterWords, matches, sortSeen } from '../../../client/state/table-order.ts';
import { rosterItem } from './tracks.ts';

const seen = (handle: number, more: Partial<Seen> = {}, item: Parameters<typeof rosterItem>[1] = {}): Seen => ({
  item: rosterItem(handle, item),
  lon: 1.4,
  lat: 51,
  sog: null,
  cog: null,
  heading: null,
  lost: false,
  at: 0,
  ...more,
});
const handles = (rows: readonly Seen[]) => rows.map((r) => r.item.handle);

describe('the table', () => {
  test('puts what is not known last, whichever way it is sorted', () => {
    const rows = [seen(1), seen(2, { sog: 12 }), seen(3, { sog: 3 })];
    expect(handles(sortSeen([...rows], { by: 'sog', descending: false }, new Map()))).toEqual([3, 2, 1]);
    expect(handles(sortSeen([...rows], { by: 'sog', descending: true }, new Map()))).toEqual([2, 3, 1]);
  });
  test('puts the freshest first by age, and numbers in names as numbers', () => {
    expect(handles(sortSeen([seen(1, { at: 10 }), seen(2, { at: 90 })], { by: 'age', descending: false }, new Map()))).toEqual([2, 1]);
    const rows = [seen(1, {}, { name: 'PILOT 10' }), seen(2, {}, { name: 'PILOT 9' })];
    expect(handles(sortSeen(rows, { by: 'name', descending: false }, new Map()))).toEqual([2, 1]);
  });
  test('shows rows that have every word of the filter', () => {
    const row = seen(1, { lost: true }, { name: 'AMBER TIDE', class: 'tanker', destination: 'ROTTERDAM' });
    expect(['', 'tide amber', 'tanker lost', 'rotter'].map((t) => matches(row, filterWords(t)))).toEqual([true, true, true, true]);
    expect(['amber live', 'cargo'].map((t) => matches(row, filterWords(t)))).toEqual([false, false]);
  });
});
