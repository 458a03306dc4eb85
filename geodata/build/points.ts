import type { ChartFeature, ChartKind } from '../../shared/words/chart.ts';
import type { FactFeature, Facts, Spot } from './facts.ts';
import { pointFeature, type SourceKey } from './feature.ts';
import { PLACES, PORTS } from './places.ts';

const KINDS: Record<string, ChartKind> = {
  lighthouse: 'lighthouse',
  lighthouse_disused: 'lighthouse',
  lightvessel: 'light-vessel',
  harbour_light: 'harbour-light',
  buoy: 'buoy',
  mrcc: 'coordination-centre',
  tide_gauge: 'tide-gauge',
  port: 'port',
  lifeboat: 'lifeboat-station',
};

/** Better names and, where the source is too coarse to plot, the position that is remembered instead. */
const BETTER: Record<string, { name?: string; at?: Spot; note?: string }> = {
  'Varne (light float / LV)': { name: 'Varne', note: 'Fl 20s 19M' },
  'Sandettie (light float / LV)': { name: 'Sandettie', note: 'Fl 5s 22M' },
  'East Goodwin (light float)': { name: 'East Goodwin', note: 'Fl 15s 21M' },
  'Foxtrot 3 (F3) LV': { name: 'F3', note: 'Fl 10s 15M' },
  'South Goodwin LV (station)': { name: 'South Goodwin', note: 'whether it is still on station is to be checked' },
  // The buoy list gives 50.4N 0.0: a tenth of a degree is no position to plot.
  'Greenwich LV': { name: 'Greenwich', at: [0, 50.40833] },
  'Royal Sovereign (tower, topsides removed 2023)': { name: 'Royal Sovereign', note: 'tower without its top since 2023; end of the CALDOVREP western line' },
  'Dover Admiralty Pier head': { name: 'Admiralty Pier', note: 'Fl 7.5s 20M' },
  'Dover Breakwater W head': { name: 'Breakwater West Head', note: 'Oc 30s 18M' },
  'Folkestone breakwater head': { name: 'Folkestone Breakwater' },
  'Newhaven breakwater head': { name: 'Newhaven Breakwater' },
  'Ramsgate pier light': { name: 'Ramsgate Pier' },
  'Rye Fairway buoy': { name: 'Rye Fairway' },
  'Calais Jetee Ouest head': { name: 'Calais Jetée Ouest' },
  'Calais Jetee Est head': { name: 'Calais Jetée Est' },
  'Boulogne, Digue Carnot head': { name: 'Digue Carnot' },
  'Dunkerque main lighthouse': { name: 'Dunkerque' },
  'Dunkerque Port Ouest light': { name: 'Dunkerque Port Ouest' },
  'Gravelines entrance light': { name: 'Gravelines' },
  'Phare de Berck': { name: 'Berck' },
  'Dungeness lighthouse': { name: 'Dungeness' },
  "Cap d'Alprech lighthouse": { name: "Cap d'Alprech" },
  'Cap Gris-Nez lighthouse': { name: 'Cap Gris-Nez' },
  // The text gives whole minutes, which lies half a mile out at sea.
  'North Foreland lighthouse': { name: 'North Foreland', at: [1.445, 51.375] },
  'South Foreland (NE corner of English ITZ)': { name: 'South Foreland', note: 'disused; the corner of the English inshore traffic zone beside it' },
  'Bassurelle buoy': { name: 'Bassurelle' },
  'MPC buoy': { name: 'MPC', note: 'north-east tip of the central separation zone' },
  'CS4 buoy (centre of 555 m area to be avoided)': { name: 'CS4', note: 'centre of the area to be avoided' },
  'CROSS Gris-Nez (MRCC)': { name: 'CROSS Gris-Nez' },
  'MRCC Dover, Langdon Battery': { name: 'MRCC Dover' },
  'Dover (W entrance mid)': { name: 'Dover' },
  'Calais (entrance mid)': { name: 'Calais' },
  'Boulogne (Carnot)': { name: 'Boulogne' },
  'Dunkerque Ouest (ferry)': { name: 'Dunkerque Ouest' },
};

function sourceOf(source: string): SourceKey {
  if (source.startsWith('OSM')) return 'osm-lights';
  if (source.includes('tide-database')) return 'ticon-4';
  if (source.includes('from memory')) return 'recalled';
  if (/NAV 44|MGN/.test(source)) return 'caldovrep';
  if (/NDBC|DSC/.test(source)) return 'public-lists';
  return 'derived-points';
}

const idOf = (kind: ChartKind, name: string): string =>
  `${kind}-${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;

export function makePoints(facts: Facts): ChartFeature[] {
  return [
    ...facts.points().map(fromFact),
    ...PORTS.map(([name, lat, lon]) => pointFeature(idOf('port', name), 'port', [lon, lat], { name, status: 'recalled', source: 'recalled' })),
    ...PLACES.map(([name, note, lat, lon]) => pointFeature(idOf('place', name), 'place', [lon, lat], { name, note, status: 'recalled', source: 'recalled' })),
  ];
}

function fromFact({ geometry, properties }: FactFeature): ChartFeature {
  const kind = KINDS[properties.kind ?? ''];
  const given = properties.name ?? '';
  if (!kind || geometry.type !== 'Point') throw new Error(`points.geojson: ${given} is a ${properties.kind} that the chart does not know`);
  const better = BETTER[given] ?? {};
  const name = better.name ?? given;
  const source = better.at ? 'recalled' : sourceOf(properties.source ?? '');
  const status = better.at ? 'recalled' : properties.status?.startsWith('verified') ? 'verified' : properties.status === 'derived' ? 'derived' : 'recalled';
  return pointFeature(idOf(kind, name), kind, better.at ?? geometry.coordinates, { name, note: better.note ?? properties.note ?? null, status, source });
}
