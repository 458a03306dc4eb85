import { onAisGrid } from '../../../shared/geo/units.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { AisClass, IdentitySighting, PositionSighting, Sighting } from '../../../shared/words/sighting.ts';
import { kindOf, trackIdOf } from '../ais/kind.ts';
import { messageTypeOf, shiptypeOf, statusOf } from './ais-words.ts';

/**
 * Columns of published AIS tables by what they hold. The first names are those of the Danish Maritime Authority
 * (`# Timestamp,Type of mobile,MMSI,...`), the others those of similar tables.
 */
const NAMES = {
  time: ['timestamp', 'basedatetime', 'base_date_time', 'time', 'datetime'],
  mobile: ['type of mobile', 'transceiverclass', 'transceiver_class', 'transceiver', 'class'],
  mmsi: ['mmsi'],
  lat: ['latitude', 'lat'],
  lon: ['longitude', 'lon'],
  status: ['navigational status', 'status', 'nav_status'],
  rot: ['rot'],
  sog: ['sog'],
  cog: ['cog'],
  heading: ['heading'],
  imo: ['imo'],
  callsign: ['callsign', 'call_sign'],
  name: ['name', 'vesselname', 'vessel_name'],
  shiptype: ['ship type', 'vesseltype', 'vessel_type', 'shiptype'],
  draught: ['draught', 'draft'],
  destination: ['destination'],
  eta: ['eta'],
  toBow: ['a'],
  toStern: ['b'],
  toPort: ['c'],
  toStarboard: ['d'],
} as const;
type Column = keyof typeof NAMES;

/** Why a row is not used. */
export type RowFault = 'bad-time' | 'bad-mmsi' | 'bad-position' | 'too-few-columns';

const plain = (name: string): string => name.replace(/^\uFEFF?[#\s]*/, '').trim().toLowerCase();

/** Reads the rows of a published table, whose first row names its columns. */
export class PublishedTable {
  readonly #at: Readonly<Record<Column, number>>;
  readonly #source: string;
  readonly #width: number;
  /** The last that each station said of itself: tables repeat it in every row. */
  readonly #said = new Map<number, string>();

  private constructor(at: Readonly<Record<Column, number>>, source: string) {
    this.#at = at;
    this.#source = source;
    this.#width = Math.max(at.time, at.mmsi, at.lat, at.lon) + 1;
  }

  /** Null when the row names no such columns. */
  static of(header: readonly string[], source: string): PublishedTable | null {
    const names = header.map(plain);
    const find = (of: Column): number => names.findIndex((name) => NAMES[of].some((known) => known === name));
    const at = {
      time: find('time'), mobile: find('mobile'), mmsi: find('mmsi'), lat: find('lat'), lon: find('lon'), status: find('status'), rot: find('rot'), sog: find('sog'), cog: find('cog'), heading: find('heading'),
      imo: find('imo'), callsign: find('callsign'), name: find('name'), shiptype: find('shiptype'), draught: find('draught'), destination: find('destination'), eta: find('eta'),
      toBow: find('toBow'), toStern: find('toStern'), toPort: find('toPort'), toStarboard: find('toStarboard'),
    };
    return at.time < 0 || at.mmsi < 0 || at.lat < 0 || at.lon < 0 ? null : new PublishedTable(at, source);
  }

  /** What a row says: where somebody is, and who they are when they said something new of themselves. */
  read(fields: readonly string[]): Sighting[] | RowFault {
    if (fields.length < this.#width) return 'too-few-columns';
    const observedAt = timeOf(this.#text(fields, 'time') ?? '');
    if (observedAt === null) return 'bad-time';
    const mmsi = Number(this.#text(fields, 'mmsi') ?? 'none');
    if (!Number.isInteger(mmsi) || mmsi < 0 || mmsi > 999_999_999) return 'bad-mmsi';
    const type = messageTypeOf(this.#text(fields, 'mobile') ?? '');
    const aisClass: AisClass | null = type === 1 ? 'A' : type === 18 ? 'B' : null;
    const who = { trackId: trackIdOf(mmsi), trackKind: kindOf(mmsi, type), source: this.#source, observedAt, aisClass };
    const lat = this.#number(fields, 'lat');
    const lon = this.#number(fields, 'lon');
    if (Number.isNaN(lat) || Number.isNaN(lon)) return 'bad-position';
    const all: Sighting[] = [];
    const identity = this.#identity(fields, who, mmsi);
    if (identity !== null) all.push(identity);
    // 91 and 181 are AIS's "not available".
    if (lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) all.push(this.#position(fields, who, onAisGrid(lon), onAisGrid(lat)));
    return all;
  }

  #position(fields: readonly string[], who: Omit<PositionSighting, 'kind' | 'lon' | 'lat' | 'sog' | 'cog' | 'heading' | 'rot' | 'status'>, lon: number, lat: number): PositionSighting {
    const sog = this.#within(fields, 'sog', 0, 102.2);
    const cog = this.#within(fields, 'cog', 0, 359.95);
    const heading = this.#within(fields, 'heading', 0, 359.5);
    const rot = this.#within(fields, 'rot', -720, 720);
    const status = this.#text(fields, 'status');
    return {
      kind: 'position',
      ...who,
      lon,
      lat,
      sog: sog === null ? null : Math.round(sog * 10) / 10,
      cog: cog === null ? null : (Math.round(cog * 10) % 3600) / 10,
      heading: heading === null ? null : Math.round(heading) % 360,
      rot: rot === null ? null : Math.round(rot * 100) / 100,
      status: who.aisClass === 'A' ? ((status === null ? null : statusOf(status)) ?? 15) : null,
    };
  }

  #identity(fields: readonly string[], who: Omit<IdentitySighting, 'kind'>, mmsi: number): IdentitySighting | null {
    const metres = (of: Column): number | null => this.#within(fields, of, 0, 511);
    const size = { toBow: metres('toBow'), toStern: metres('toStern'), toPort: metres('toPort'), toStarboard: metres('toStarboard') };
    const name = this.#text(fields, 'name');
    const callsign = this.#text(fields, 'callsign');
    const type = this.#text(fields, 'shiptype');
    const shiptype = type === null ? null : shiptypeOf(type);
    const imo = this.#within(fields, 'imo', 1, 999_999_999);
    const draught = this.#within(fields, 'draught', 0.1, 25.5);
    const voyage = { imo, destination: this.#text(fields, 'destination'), draught, eta: etaOf(this.#text(fields, 'eta')) };
    const words = who.trackKind === 'aid-to-navigation' ? { name, ...size } : who.aisClass === 'A' ? { name, callsign, shiptype, ...size, ...voyage } : { name, callsign, shiptype, ...size };
    if (Object.values(words).every((word) => word === null)) return null;
    const said = JSON.stringify(words);
    if (this.#said.get(mmsi) === said) return null;
    this.#said.set(mmsi, said);
    return { kind: 'identity', ...who, ...words };
  }

  /** Null where there is no such column, or nothing in it that is known. */
  #text(fields: readonly string[], of: Column): string | null {
    const text = fields[this.#at[of]]?.trim() ?? '';
    return text === '' || /^(unknown|undefined|unknown value|null|n\/a)$/i.test(text) ? null : text;
  }

  /** NaN where something stands that is no number. */
  #number(fields: readonly string[], of: Column): number | null {
    const text = this.#text(fields, of);
    return text === null ? null : Number(text);
  }

  #within(fields: readonly string[], of: Column, least: number, below: number): number | null {
    const value = this.#number(fields, of);
    return value !== null && value >= least && value <= below ? value : null;
  }
}

/** `31/12/2025 23:59:59` as the Danish tables have it, or ISO 8601; UTC unless it says otherwise. */
export function timeOf(text: string): Time | null {
  const danish = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/.exec(text);
  const iso = danish !== null ? `${danish[3] ?? ''}-${danish[2] ?? ''}-${danish[1] ?? ''}T${text.slice(11)}Z` : /[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso.replace(' ', 'T'))) return null;
  const at = Date.parse(iso.replace(' ', 'T'));
  if (Number.isNaN(at) || at < 0) return null;
  // The 31st of June is no day, though a calendar that counts on takes it for the 1st of July.
  return danish !== null && new Date(at).getUTCDate() !== Number(danish[1]) ? null : at;
}

/** `MM-DDTHH:MMZ`, as AIS has it. */
function etaOf(text: string | null): string | null {
  if (text === null) return null;
  if (/^\d\d-\d\dT\d\d:\d\dZ$/.test(text)) return text;
  const at = timeOf(text);
  return at === null ? null : `${new Date(at).toISOString().slice(5, 16)}Z`;
}
