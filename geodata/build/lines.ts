import type { ChartFeature, ChartKind } from '../../shared/words/chart.ts';
import type { Facts, Spot } from './facts.ts';
import { lineFeature, type SourceKey } from './feature.ts';
import { thin } from './shapes.ts';

const DOVER = 'Dover Strait';
const WEST_HINDER = 'West Hinder';
const NORTH_HINDER = 'North Hinder';
const SUNK = 'Sunk';

const line = (id: string, kind: ChartKind, scheme: string): { id: string; kind: ChartKind; scheme: string } => ({ id, kind, scheme });

/** One source a line: where the UKHO and OpenStreetMap both have it, the UKHO's. */
const TAKEN = [
  line('ukho-line-6', 'separation-line', DOVER),
  line('ukho-line-7', 'separation-line', DOVER),
  line('osm-w129922888', 'separation-line', DOVER),
  line('osm-w129914571', 'separation-line', WEST_HINDER),
  line('ukho-line-15', 'scheme-boundary', DOVER),
  line('osm-w129922877', 'scheme-boundary', DOVER),
  line('osm-w129922878', 'scheme-boundary', DOVER),
  line('osm-w129922879', 'scheme-boundary', DOVER),
  line('osm-w129922880', 'scheme-boundary', DOVER),
  line('osm-w129922881', 'scheme-boundary', DOVER),
  line('osm-w129922882', 'scheme-boundary', DOVER),
  line('osm-w129922883', 'scheme-boundary', DOVER),
  line('osm-w129914568', 'scheme-boundary', WEST_HINDER),
  line('osm-w129914572', 'scheme-boundary', WEST_HINDER),
  line('ukho-line-39', 'scheme-boundary', NORTH_HINDER),
  line('osm-w112394948', 'scheme-boundary', NORTH_HINDER),
  line('osm-w499386226', 'scheme-boundary', NORTH_HINDER),
  line('osm-w129970396', 'scheme-boundary', NORTH_HINDER),
  line('osm-w129970398', 'scheme-boundary', NORTH_HINDER),
  line('osm-w129988229', 'scheme-boundary', NORTH_HINDER),
  line('osm-w1336621193', 'scheme-boundary', NORTH_HINDER),
  line('ukho-line-26', 'scheme-boundary', SUNK),
  line('ukho-line-27', 'scheme-boundary', SUNK),
  line('ukho-line-28', 'scheme-boundary', SUNK),
  line('osm-w1157594690', 'scheme-boundary', SUNK),
  line('osm-w1157594691', 'scheme-boundary', SUNK),
  line('osm-w113993456', 'scheme-boundary', SUNK),
];

/**
 * Points A to D and D1 of the 1977 arbitration's line between the continental shelves, west of 0 30W, joined by
 * straight lines; degrees and minutes and seconds as listed in GEOGRAPHY.md section 3.
 */
const ARBITRATION: Spot[] = [
  [-0.5, 50 + 7 / 60 + 29 / 3600],
  [-1, 50 + 8 / 60 + 27 / 3600],
  [-1.5, 50 + 9 / 60 + 15 / 3600],
  [-(2 + 3 / 60 + 26 / 3600), 50 + 9 / 60 + 14 / 3600],
  [-(2 + 48 / 60 + 24 / 3600), 49 + 57 / 60 + 50 / 3600],
];

const THIN_M = 8;

export function makeLines(facts: Facts): ChartFeature[] {
  const taken = TAKEN.map(({ id, kind, scheme }) => {
    const source: SourceKey = id.startsWith('ukho-') ? 'ukho-lines' : 'osm-seamarks';
    return lineFeature(id, kind, thin(facts.line(id), THIN_M), { scheme, status: 'verified', source });
  });
  return [
    ...taken,
    lineFeature('uk-fr-boundary', 'boundary', facts.line('uk-fr-boundary'), {
      name: 'United Kingdom – France',
      note: 'also stands in for the limit of the search and rescue regions',
      status: 'derived',
      source: 'ukho-areas',
    }),
    lineFeature('uk-fr-shelf-west', 'boundary', ARBITRATION, {
      name: 'United Kingdom – France, continental shelf',
      note: 'arbitration points A to D1',
      status: 'verified',
      source: 'arbitration-1977',
    }),
    lineFeature('caldovrep-east', 'reporting-line', facts.line('caldovrep-east'), {
      name: 'CALDOVREP, eastern line',
      note: 'south-west bound: report to Dover Coastguard, VHF 11; 300 GT and over',
      status: 'verified',
      source: 'caldovrep',
    }),
    lineFeature('caldovrep-west', 'reporting-line', facts.line('caldovrep-west'), {
      name: 'CALDOVREP, western line',
      note: 'north-east bound: report to Gris-Nez Traffic, VHF 13, 2 nm before; 300 GT and over',
      status: 'verified',
      source: 'caldovrep',
    }),
  ];
}
