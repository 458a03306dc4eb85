import type { RosterItem } from '../../shared/words/track.ts';
import { mmsiText, nameText } from './vessel-text.ts';

export interface Found {
  readonly item: RosterItem;
  /** What matched. */
  readonly by: 'name' | 'mmsi' | 'callsign' | 'imo';
}

/** How well: lower is better. Whole identities first, then beginnings, then words inside, then anything inside. */
function rank(item: RosterItem, q: string): { score: number; by: Found['by'] } | null {
  const mmsi = item.mmsi === null ? '' : mmsiText(item.mmsi);
  const imo = item.imo === null ? '' : String(item.imo);
  const call = (item.callsign ?? '').toUpperCase();
  const name = nameText(item).toUpperCase();
  if (mmsi === q) return { score: 0, by: 'mmsi' };
  if (call === q) return { score: 0, by: 'callsign' };
  if (imo !== '' && (imo === q || `IMO ${imo}` === q)) return { score: 0, by: 'imo' };
  if (name === q) return { score: 1, by: 'name' };
  if (name.startsWith(q)) return { score: 2, by: 'name' };
  if (name.includes(` ${q}`)) return { score: 3, by: 'name' };
  if (mmsi.startsWith(q)) return { score: 4, by: 'mmsi' };
  if (call.startsWith(q)) return { score: 4, by: 'callsign' };
  if (name.includes(q)) return { score: 5, by: 'name' };
  if (mmsi.includes(q)) return { score: 6, by: 'mmsi' };
  return null;
}

/** The tracks that a person may mean, best first, and how many there are in all. */
export function findTracks(roster: Iterable<RosterItem>, query: string, limit = 12): { found: Found[]; total: number } {
  const q = query.trim().toUpperCase().replace(/\s+/g, ' ');
  if (q === '') return { found: [], total: 0 };
  const all: (Found & { score: number })[] = [];
  for (const item of roster) {
    const r = rank(item, q);
    if (r) all.push({ item, by: r.by, score: r.score });
  }
  all.sort((a, b) => a.score - b.score || nameText(a.item).localeCompare(nameText(b.item)) || a.item.handle - b.item.handle);
  return { found: all.slice(0, limit), total: all.length };
}
