import { ChartCollection, type ChartFeature } from '../../../shared/words/chart.ts';

/** The chart's files, served beside the page: no tile server, no glyph server. */
const urls = import.meta.glob<string>('../../../geodata/chart/*.json', { query: '?url', import: 'default', eager: true });

const urlOf = (name: string): string | undefined => urls[`../../../geodata/chart/${name}.json`];

export interface ChartData {
  /** Read by the map's worker: it is large and nothing here looks into it. */
  readonly land: string | null;
  readonly routeing: readonly ChartFeature[];
  readonly lines: readonly ChartFeature[];
  readonly points: readonly ChartFeature[];
  /** Files that could not be had, for a person to be told of. */
  readonly missing: readonly string[];
}

async function read(name: string): Promise<readonly ChartFeature[] | null> {
  const url = urlOf(name);
  if (url === undefined) return null;
  try {
    const answer = await fetch(url);
    return answer.ok ? ChartCollection.parse(await answer.json()).features : null;
  } catch {
    return null;
  }
}

export async function loadChart(): Promise<ChartData> {
  const land = urlOf('land');
  const [routeing, lines, points] = await Promise.all([read('routeing'), read('lines'), read('points')]);
  const missing = Object.entries({ land, routeing, lines, points })
    .filter(([, found]) => found === undefined || found === null)
    .map(([name]) => name);
  return { land: land === undefined ? null : new URL(land, location.href).href, routeing: routeing ?? [], lines: lines ?? [], points: points ?? [], missing };
}
