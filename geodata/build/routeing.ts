import type { ChartFeature, ChartKind } from '../../shared/words/chart.ts';
import type { Facts, Ring, Spot } from './facts.ts';
import { areaFeature, CHART, type SourceKey } from './feature.ts';
import { areaM2, areaOfRings, clipArea, thinRing, without, type Area } from './shapes.ts';

const DOVER = 'Dover Strait';
const WEST_HINDER = 'West Hinder';
const NORTH_HINDER = 'North Hinder';
const SUNK = 'Sunk';
const CASQUETS = 'Off Casquets';

interface Wanted {
  id: string;
  kind: ChartKind;
  name: string;
  scheme: string;
  flow?: number;
  note?: string;
}

/** Areas taken as the facts have them. Where sources overlap, one is named here and the others are not. */
const TAKEN: Wanted[] = [
  { id: 'derived-sw-lane-entry', kind: 'lane', name: 'South-west lane, entry', scheme: DOVER, flow: 223 },
  { id: 'derived-sw-lane-falls', kind: 'lane', name: 'South-west lane, South Falls', scheme: DOVER, flow: 208 },
  { id: 'derived-sw-lane-strait', kind: 'lane', name: 'South-west lane, Dover Strait', scheme: DOVER, flow: 228 },
  { id: 'derived-sw-lane-mid', kind: 'lane', name: 'South-west lane, Bullock Bank', scheme: DOVER, flow: 235 },
  { id: 'derived-sw-lane-west', kind: 'lane', name: 'South-west lane, west', scheme: DOVER, flow: 255 },
  { id: 'derived-ne-lane-west', kind: 'lane', name: 'North-east lane, west', scheme: DOVER, flow: 74 },
  { id: 'derived-ne-lane-bassurelle', kind: 'lane', name: 'North-east lane, Bassurelle', scheme: DOVER, flow: 50 },
  { id: 'derived-ne-lane-grisnez', kind: 'lane', name: 'North-east lane, Gris-Nez', scheme: DOVER, flow: 18, note: 'flow from the lane in OpenStreetMap' },
  { id: 'derived-ne-lane-strait', kind: 'lane', name: 'North-east lane, Dover Strait', scheme: DOVER, flow: 45.5 },
  { id: 'derived-ne-lane-sandettie-south', kind: 'lane', name: 'North-east lane, south-east of Sandettie', scheme: DOVER, flow: 63 },
  { id: 'derived-dw-route-sandettie', kind: 'deep-water-route', name: 'Deep-water route, north-west of Sandettie', scheme: DOVER, flow: 42 },
  { id: 'osm-w129922876', kind: 'separation-zone', name: 'Central separation zone', scheme: DOVER },
  { id: 'ukho-67', kind: 'separation-zone', name: 'Northern separation zone', scheme: DOVER },
  { id: 'osm-w129922894', kind: 'separation-zone', name: 'Southern separation zone', scheme: DOVER },
  { id: 'osm-w129922895', kind: 'separation-zone', name: 'Sandettie separation zone', scheme: DOVER },
  { id: 'osm-w129922889', kind: 'separation-zone', name: 'South-eastern separation zone', scheme: DOVER },
  { id: 'ukho-66', kind: 'separation-zone', name: 'South Falls separation zone', scheme: DOVER },
  { id: 'osm-w129922887', kind: 'separation-zone', name: 'Separation zone north-east of F3', scheme: DOVER },
  { id: 'ukho-31', kind: 'precautionary-area', name: 'Precautionary area at F3', scheme: DOVER },
  { id: 'ukho-44', kind: 'area-to-be-avoided', name: 'Area to be avoided at F3', scheme: DOVER, note: 'radius 500 m' },
  { id: 'ukho-45', kind: 'area-to-be-avoided', name: 'Area to be avoided, Dover Strait', scheme: DOVER, note: 'radius 555 m' },

  { id: 'osm-w129914566', kind: 'separation-zone', name: 'West Hinder separation zone, south', scheme: WEST_HINDER },
  { id: 'osm-w129914567', kind: 'separation-zone', name: 'West Hinder separation zone, west', scheme: WEST_HINDER },

  { id: 'osm-w112394923', kind: 'separation-zone', name: 'North Hinder South separation zone', scheme: NORTH_HINDER },
  { id: 'osm-w499386227', kind: 'separation-zone', name: 'Off North Hinder separation zone, east', scheme: NORTH_HINDER },
  { id: 'osm-w499386228', kind: 'separation-zone', name: 'Off North Hinder separation zone, west', scheme: NORTH_HINDER },
  { id: 'osm-w112394927', kind: 'separation-zone', name: 'Maas West Outer separation zone, north', scheme: NORTH_HINDER },
  { id: 'osm-w112394943', kind: 'separation-zone', name: 'Maas West Outer separation zone, south', scheme: NORTH_HINDER },
  { id: 'osm-w112939391', kind: 'separation-zone', name: 'Maas West Inner separation zone, north', scheme: NORTH_HINDER },
  { id: 'osm-w1336621183', kind: 'separation-zone', name: 'Maas West Inner separation zone, south', scheme: NORTH_HINDER },
  { id: 'ukho-40', kind: 'precautionary-area', name: 'North Hinder precautionary area', scheme: NORTH_HINDER, note: 'the part in UK waters' },
  { id: 'ukho-7', kind: 'deep-water-route', name: 'Deep-water route, North Hinder to Off Brown Ridge', scheme: NORTH_HINDER, flow: 4, note: 'the part in UK waters; two-way: both directions' },
  { id: 'ukho-5', kind: 'deep-water-route', name: 'Deep-water route to Off Brown Ridge', scheme: NORTH_HINDER, flow: 28, note: 'the part in UK waters; two-way: both directions' },
  { id: 'ukho-6', kind: 'deep-water-route', name: 'Deep-water route to Indefatigable Bank', scheme: NORTH_HINDER },

  { id: 'ukho-118', kind: 'lane', name: 'Sunk North, inbound', scheme: SUNK, flow: 191 },
  { id: 'ukho-119', kind: 'lane', name: 'Sunk North, outbound', scheme: SUNK, flow: 11 },
  { id: 'ukho-120', kind: 'lane', name: 'Sunk East, outbound', scheme: SUNK, flow: 65 },
  { id: 'ukho-121', kind: 'lane', name: 'Sunk East, inbound', scheme: SUNK, flow: 245 },
  { id: 'ukho-122', kind: 'lane', name: 'Sunk South, inbound', scheme: SUNK, flow: 353 },
  { id: 'ukho-123', kind: 'lane', name: 'Sunk South, outbound', scheme: SUNK, flow: 173 },
  { id: 'ukho-62', kind: 'separation-zone', name: 'Long Sand Head separation zone', scheme: SUNK },
  { id: 'ukho-71', kind: 'separation-zone', name: 'Sunk East separation zone, north', scheme: SUNK },
  { id: 'ukho-72', kind: 'separation-zone', name: 'Sunk North separation zone', scheme: SUNK },
  { id: 'ukho-73', kind: 'separation-zone', name: 'Sunk East separation zone', scheme: SUNK },
  { id: 'ukho-74', kind: 'separation-zone', name: 'Sunk South separation zone', scheme: SUNK },
  { id: 'ukho-35', kind: 'precautionary-area', name: 'Sunk Outer precautionary area', scheme: SUNK },
  { id: 'ukho-41', kind: 'precautionary-area', name: 'Sunk Inner precautionary area', scheme: SUNK },
  { id: 'ukho-42', kind: 'area-to-be-avoided', name: 'Area to be avoided at Sunk', scheme: SUNK },

  { id: 'derived-casquets-sw', kind: 'lane', name: 'Off Casquets, south-west lane', scheme: CASQUETS, flow: 255 },
  { id: 'derived-casquets-ne', kind: 'lane', name: 'Off Casquets, north-east lane', scheme: CASQUETS, flow: 75 },
  { id: 'osm-w321502217', kind: 'separation-zone', name: 'Off Casquets, central separation zone', scheme: CASQUETS },
  { id: 'osm-w321502218', kind: 'separation-zone', name: 'Off Casquets, northern separation zone', scheme: CASQUETS },
  { id: 'osm-w321502219', kind: 'separation-zone', name: 'Off Casquets, southern separation zone', scheme: CASQUETS },
];

/**
 * Lanes that OpenStreetMap has as centre lines between zones and boundaries: the area between is joined from the
 * vertices of those (ways named), the flow is the centre line's bearing.
 */
const JOINED: (Wanted & { ring: Spot[] })[] = [
  {
    id: 'joined-ne-lane-exit-junction', kind: 'lane', name: 'North-east lane, junction south of F3', scheme: DOVER, flow: 47,
    note: 'traffic for F3 from West Hinder crosses here; flow from UKHO 146, ways 129922880, 129922887, 129922877, 129914567',
    ring: [[1.9732, 51.3672], [2.0782, 51.3072], [2.1668, 51.3272], [2.1818, 51.3472], [2.2048, 51.3805], [2.0672, 51.4218]],
  },
  {
    id: 'joined-ne-lane-exit', kind: 'lane', name: 'North-east lane, exit', scheme: DOVER, flow: 39, note: 'ways 129922887, 129922877, 129924697',
    ring: [[2.0672, 51.4218], [2.2048, 51.3805], [2.2825, 51.4495], [2.177, 51.4973]],
  },
  {
    id: 'joined-west-hinder-e-1', kind: 'lane', name: 'West Hinder, eastbound lane, west', scheme: WEST_HINDER, flow: 58.5, note: 'ways 129914566, 129914571, 129914570',
    ring: [[2.2498, 51.257], [2.4087, 51.3325], [2.3878, 51.3467], [2.277, 51.3192]],
  },
  {
    id: 'joined-west-hinder-e-2', kind: 'lane', name: 'West Hinder, eastbound lane, east', scheme: WEST_HINDER, flow: 67.5, note: 'ways 129914568, 129914571, 129914570',
    ring: [[2.4087, 51.3325], [2.4987, 51.3575], [2.4987, 51.3742], [2.3878, 51.3467]],
  },
  {
    id: 'joined-west-hinder-w-1', kind: 'lane', name: 'West Hinder, westbound lane, east', scheme: WEST_HINDER, flow: 250.5, note: 'ways 129914571, 129914572, 129914574',
    ring: [[2.4987, 51.3742], [2.4987, 51.3908], [2.367, 51.3667], [2.2937, 51.3542], [2.277, 51.3192]],
  },
  {
    id: 'joined-west-hinder-w-2', kind: 'lane', name: 'West Hinder, westbound lane, west', scheme: WEST_HINDER, flow: 295, note: 'ways 129914567, 129914572, 129914574',
    ring: [[2.277, 51.3192], [2.2937, 51.3542], [2.2048, 51.3805], [2.1818, 51.3472]],
  },
  {
    id: 'joined-north-hinder-sw', kind: 'lane', name: 'North Hinder South, south-west lane', scheme: NORTH_HINDER, flow: 223, note: 'flow from UKHO 150; ways 129922896, 112394923',
    ring: [[2.4325, 51.8255], [2.0362, 51.561], [2.1317, 51.5178], [2.5208, 51.7778]],
  },
  {
    id: 'joined-north-hinder-ne', kind: 'lane', name: 'North Hinder South, north-east lane', scheme: NORTH_HINDER, flow: 39, note: 'ways 112394923, 112394948, 129991280',
    ring: [[2.177, 51.4973], [2.2825, 51.4495], [2.3969, 51.5521], [2.4542, 51.6033], [2.6202, 51.724], [2.5433, 51.7655]],
  },
];

/** Vertices on the sea side of an inshore zone, closed over land; the land is then taken away. */
const INSHORE: (Wanted & { ring: Spot[]; source: SourceKey })[] = [
  {
    id: 'english-inshore-traffic-zone', kind: 'inshore-traffic-zone', name: 'English inshore traffic zone', scheme: DOVER, source: 'ukho-areas',
    ring: [[-0.281, 50.8267], [-0.0715, 50.5773], [0.5417, 50.6562], [1.0376, 50.875], [1.0433, 50.8711], [1.3707, 51.0422], [1.3707, 51.1403], [1.25, 51.18], [0.9, 51.1], [0.6, 50.98], [0.2, 50.88], [-0.2, 50.87]],
  },
  {
    id: 'casquets-inshore-traffic-zone', kind: 'inshore-traffic-zone', name: 'Off Casquets, inshore traffic zone', scheme: CASQUETS, source: 'ukho-areas',
    ring: [
      [-2.52797, 49.42173], [-2.37499, 49.4076], [-2.36, 49.425], [-2.34254, 49.43079], [-2.1595, 49.72623], [-2.15989,
      49.72955], [-2.35208, 49.85428], [-2.66826, 49.7996], [-2.67579, 49.78726], [-2.68081, 49.77731], [-2.68625,
      49.76382], [-2.68936, 49.75355], [-2.69221, 49.73973], [-2.69337, 49.7293], [-2.6936, 49.71535], [-2.6926, 49.70349],
      [-2.70673, 49.69937], [-2.71712, 49.69759], [-2.73252, 49.69449], [-2.74765, 49.69086], [-2.75756, 49.68816],
      [-2.77691, 49.68209], [-2.78633, 49.67873], [-2.79947, 49.67355], [-2.70242, 49.43492], [-2.67495, 49.43284], [-2.6,
      49.45], [-2.545, 49.44],
    ],
  },
  {
    id: 'french-inshore-traffic-zone', kind: 'inshore-traffic-zone', name: 'French inshore traffic zone', scheme: DOVER, source: 'derived-routeing',
    ring: [[1.5827, 50.8683], [1.5117, 50.894], [1.4483, 50.7423], [1.3733, 50.6582], [1.3772, 50.6548], [1.111, 50.5015], [1.66, 50.5015], [1.66, 50.86]],
  },
];

/** How far a thinned edge may lie from the source's, metres: OSM ways have vertices along their straight sides. */
const THIN_M = 8;
/** A piece of an inshore zone smaller than this is a harbour basin or a sliver. */
const SMALLEST_PIECE_M2 = 100_000;
const SLIVER_M2 = 50_000;

const sourceOf = (id: string): SourceKey => (id.startsWith('ukho-') ? 'ukho-areas' : id.startsWith('osm-') ? 'osm-seamarks' : 'derived-routeing');

export function makeRouteing(facts: Facts, land: Area): ChartFeature[] {
  const given = (w: Wanted, source: SourceKey) => ({
    name: w.name,
    scheme: w.scheme,
    flow: w.flow ?? null,
    note: w.note ?? null,
    status: source === 'derived-routeing' ? ('derived' as const) : ('verified' as const),
    source,
  });
  const areaOf = (rings: readonly Ring[]): Area => areaOfRings(rings.map((ring) => thinRing(closed(ring), THIN_M)));
  // Two sources of one line differ by up to 300 m: lanes, which rules are judged by, come first; then zones; then the rest.
  const lanes = [
    ...TAKEN.filter(isTraffic).map((w) => ({ w, source: sourceOf(w.id), area: clipArea(areaOf(facts.outerRings(w.id)), CHART) })),
    ...JOINED.map(({ ring, ...w }) => ({ w, source: 'derived-routeing' as const, area: areaOf([ring]) })),
  ];
  const taken = TAKEN.filter((w) => !isTraffic(w)).map((w) => {
    const whole = clipArea(areaOf(facts.outerRings(w.id)), CHART);
    return { w, source: sourceOf(w.id), area: w.kind === 'separation-zone' ? apart(whole, lanes, SLIVER_M2) : whole };
  });
  const zones = taken.filter(({ w }) => w.kind === 'separation-zone');
  const coastal = INSHORE.map(({ ring, source, ...w }) => ({ w, source, area: apart(without(areaOf([ring]), land), [...lanes, ...zones], SMALLEST_PIECE_M2) }));
  return [...coastal, ...taken, ...lanes].map(({ w, source, area }) => areaFeature(w.id, w.kind, area, given(w, source)));
}

const isTraffic = (w: Wanted): boolean => w.kind === 'lane' || w.kind === 'deep-water-route';

/** An area without those that come before it, and without the slivers that this leaves. */
const apart = (area: Area, before: readonly { area: Area }[], smallestM2: number): Area =>
  without(area, ...before.map((b) => b.area)).filter((polygon) => areaM2(polygon[0] ?? []) >= smallestM2);

const closed = (ring: readonly Spot[]): Ring => {
  const [first] = ring;
  const last = ring.at(-1);
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring];
};
