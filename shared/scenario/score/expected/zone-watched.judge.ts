import { secondsBetween, verdictOf } from '../limits.ts';
import type { Judge } from './judge.ts';

export const judgeZoneWatched: Judge<'zone-watched'> = ({ zone, from, within }, { scenario, zones, glass, until }) => {
  const begins = scenario.starts + from;
  const area = zones.get(zone);
  if (area === undefined) return { verdict: 'void', value: null, moments: [] };
  const [west, south, east, north] = area;
  const begin = { at: begins, what: `${zone} should be watched from here on`, seq: null, by: null };
  if (until < begins) return { verdict: 'open', value: null, moments: [begin] };
  /** A screen that showed it before shows it still, until its next note. */
  const latest = new Map<string, boolean>();
  let first: { at: number; by: string } | null = null;
  for (const note of glass) {
    const has = note.view !== null && note.view[0] <= east && note.view[2] >= west && note.view[1] <= north && note.view[3] >= south;
    if (note.at <= begins) latest.set(note.by, has);
    else if (has && first === null) first = { at: note.at, by: note.by };
  }
  for (const [by, has] of latest) if (has) first = { at: begins, by };
  return {
    verdict: verdictOf(begins, first?.at ?? null, within, until),
    value: secondsBetween(begins, first?.at ?? null),
    moments: first === null ? [begin] : [begin, { at: first.at, what: `${zone} on the screen`, seq: null, by: first.by }],
  };
};
