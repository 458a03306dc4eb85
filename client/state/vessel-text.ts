import type { RosterItem } from '../../shared/words/track.ts';
import type { TrackKind, VesselClass } from '../../shared/words/vessel.ts';

export const CLASS_TEXT: Readonly<Record<VesselClass, string>> = {
  cargo: 'Cargo ship',
  tanker: 'Tanker',
  passenger: 'Passenger ship',
  'high-speed': 'High-speed craft',
  fishing: 'Fishing vessel',
  sailing: 'Sailing vessel',
  pleasure: 'Pleasure craft',
  tug: 'Tug',
  pilot: 'Pilot vessel',
  sar: 'Search and rescue',
  'law-enforcement': 'Law enforcement',
  military: 'Military',
  other: 'Other vessel',
  unknown: 'Vessel, type not known',
  unidentified: 'No identity',
  none: 'Not a vessel',
};

const KIND_TEXT: Readonly<Record<TrackKind, string>> = {
  vessel: 'Vessel',
  'base-station': 'Base station',
  'aid-to-navigation': 'Aid to navigation',
  'sar-aircraft': 'SAR aircraft',
  sart: 'AIS-SART',
  mob: 'Man overboard beacon',
  epirb: 'EPIRB',
  radar: 'Radar contact',
  reported: 'Reported position',
};

/** What it is, in words: the class of a vessel, else its kind. */
export const whatText = (item: RosterItem): string => (item.kind === 'vessel' ? CLASS_TEXT[item.class] : KIND_TEXT[item.kind]);

/** Nine figures, with the noughts that a coast station's begins with. */
export const mmsiText = (mmsi: number): string => String(mmsi).padStart(9, '0');

/** Its name; else its MMSI; else what it is and its number, so that it can be told apart. */
export function nameText(item: RosterItem): string {
  if (item.name) return item.name;
  if (item.mmsi !== null) return `MMSI ${mmsiText(item.mmsi)}`;
  const number = item.id.split(':').at(-1) ?? item.id;
  return `${item.kind === 'reported' ? 'Report' : KIND_TEXT[item.kind]} ${number}`;
}

export const speedText = (knots: number | null): string => (knots === null ? 'not known' : `${knots.toFixed(1)} kn`);
/** Degrees true, three figures, as spoken. */
export const courseText = (degrees: number | null): string => (degrees === null ? 'not known' : `${String(Math.round(degrees) % 360).padStart(3, '0')}°`);

/** Length and beam in metres, or null where AIS does not say. */
export function sizeText(item: RosterItem): string | null {
  const length = sum(item.toBow, item.toStern);
  const beam = sum(item.toPort, item.toStarboard);
  if (length === null) return null;
  return beam === null ? `${length} m` : `${length} × ${beam} m`;
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null || a + b === 0 ? null : a + b);

/** Navigational status (ITU-R M.1371-5, table 45). */
const STATUS_TEXT: readonly (string | null)[] = [
  'Under way using engine',
  'At anchor',
  'Not under command',
  'Restricted in ability to manoeuvre',
  'Constrained by her draught',
  'Moored',
  'Aground',
  'Engaged in fishing',
  'Under way sailing',
  null,
  null,
  'Towing astern',
  'Pushing ahead or towing alongside',
  null,
  'AIS-SART, MOB or EPIRB active',
  null,
];
export const statusText = (status: number | null): string | null => (status === null ? null : (STATUS_TEXT[status] ?? null));

/** `11-24T03:30Z`, as AIS gives it, to `24 Nov 03:30Z`. */
export function etaText(eta: string | null): string | null {
  const m = eta === null ? null : /^(\d\d)-(\d\d)T(\d\d:\d\d)Z$/.exec(eta);
  if (!m) return eta;
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(m[1]) - 1];
  return month === undefined ? eta : `${Number(m[2])} ${month} ${m[3] ?? ''}Z`;
}
