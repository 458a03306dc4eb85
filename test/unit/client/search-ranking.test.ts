import { describe, expect, test } from 'vitest';
import { findTracks } from '../../../client/state/search-ranking.ts';
import { rosterItem } from './tracks.ts';

const roster = [
  rosterItem(1, { name: 'GREY STAR', mmsi: 235_001_111, callsign: 'MABC1' }),
  rosterItem(2, { name: 'STAR OF DOVER', mmsi: 235_002_222, callsign: 'MABC2', imo: 9_074_729 }),
  rosterItem(3, { name: 'STARLING', mmsi: 2_350_011, callsign: null }),
  rosterItem(4, { name: 'MORNINGSTAR', mmsi: 226_003_333, callsign: 'STAR' }),
  rosterItem(5, { name: null, mmsi: null, id: 'radar:dover:7', kind: 'radar', class: 'unidentified' }),
];
const handles = (query: string) => findTracks(roster, query).found.map((f) => f.item.handle);

describe('a search', () => {
  test('puts a whole call sign first, then beginnings, words inside, and anything inside', () => {
    expect(handles('star')).toEqual([4, 2, 3, 1]);
  });
  test('takes an MMSI, whole or its beginning, with the noughts of a coast station', () => {
    expect(handles('235002222')).toEqual([2]);
    expect(handles('23500')).toEqual([1, 2, 3]);
    expect(handles('002350011')).toEqual([3]);
  });
  test('takes an IMO number and the number of a radar contact', () => {
    expect(handles('IMO 9074729')).toEqual([2]);
    expect(handles('contact 7')).toEqual([5]);
  });
  test('finds nothing for nothing, and says how many there are beyond those shown', () => {
    expect(findTracks(roster, '  ')).toEqual({ found: [], total: 0 });
    const many = Array.from({ length: 40 }, (_, i) => rosterItem(i, { name: `STAR ${i}` }));
    const { found, total } = findTracks(many, 'star');
    expect([found.length, total]).toEqual([12, 40]);
  });
});
