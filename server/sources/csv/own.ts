import { z } from 'zod';
import { TrackKind } from '../../../shared/words/vessel.ts';
import type { IdentitySighting, Sighting } from '../../../shared/words/sighting.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { MarkedMoment } from '../stretch-marks.ts';
import { csvLine, unsafe } from './records.ts';
import { timeOf, type RowFault } from './published.ts';

/**
 * Our own table: a row for each sighting, with all that it has. An empty cell was not said (or has no place in such a
 * row); `n/a` was said to be not available.
 */
const OWN_COLUMNS = [
  'time',
  'message',
  'track',
  'track_kind',
  'source',
  'ais_class',
  'lat',
  'lon',
  'sog',
  'cog',
  'heading',
  'rot',
  'status',
  'altitude',
  'name',
  'callsign',
  'imo',
  'shiptype',
  'to_bow',
  'to_stern',
  'to_port',
  'to_starboard',
  'destination',
  'draught',
  'eta',
  'aid_type',
  'virtual_aid',
  'text',
  'addressed_to',
] as const;
type OwnColumn = (typeof OWN_COLUMNS)[number];

export const OWN_HEADER = csvLine(OWN_COLUMNS);

/** Of an identity, in the order in which our own sightings have them. */
const IDENTITY = [
  ['name', 'name', 'text'],
  ['callsign', 'callsign', 'text'],
  ['imo', 'imo', 'number'],
  ['shiptype', 'shiptype', 'number'],
  ['toBow', 'to_bow', 'number'],
  ['toStern', 'to_stern', 'number'],
  ['toPort', 'to_port', 'number'],
  ['toStarboard', 'to_starboard', 'number'],
  ['destination', 'destination', 'text'],
  ['draught', 'draught', 'number'],
  ['eta', 'eta', 'text'],
  ['aidType', 'aid_type', 'number'],
] as const;

const NONE = 'n/a';
const cell = (value: string | number | null | undefined): string | number | undefined => (value === null ? NONE : value);

/** The row of a sighting. */
export function ownLine(s: Sighting): string {
  const row: Partial<Record<OwnColumn, string | number | undefined>> = { time: new Date(s.observedAt).toISOString(), message: s.kind, track: s.trackId, track_kind: s.trackKind, source: s.source };
  if (s.kind === 'position') {
    const { aisClass, lat, lon, sog, cog, heading, rot, status, altitude } = s;
    Object.assign(row, { ais_class: cell(aisClass), lat, lon, sog: cell(sog), cog: cell(cog), heading: cell(heading), rot: cell(rot), status: cell(status), altitude: cell(altitude) });
  } else if (s.kind === 'identity') {
    row.ais_class = cell(s.aisClass);
    for (const [field, column] of IDENTITY) row[column] = cell(s[field]);
    row.virtual_aid = s.virtualAid === undefined ? undefined : String(s.virtualAid);
  } else Object.assign(row, { text: s.text, addressed_to: cell(s.addressedTo) });
  return csvLine(OWN_COLUMNS.map((column) => row[column]));
}

/** The row that says when the recording began or ended that the table was exported from. */
export const ownMark = (moment: MarkedMoment, at: Time): string => csvLine(OWN_COLUMNS.map((column) => (column === 'time' ? new Date(at).toISOString() : column === 'message' ? moment : undefined)));

const AisClass = z.enum(['A', 'B']).nullable();

/** Reads rows of our own table, in whatever order its columns stand. */
export class OwnTable {
  readonly #at: ReadonlyMap<OwnColumn, number>;

  private constructor(at: ReadonlyMap<OwnColumn, number>) {
    this.#at = at;
  }

  /** Null when it is no table of ours. */
  static of(header: readonly string[]): OwnTable | null {
    const names = header.map((name) => name.replace(/^\uFEFF/, '').trim());
    const at = new Map<OwnColumn, number>();
    for (const column of OWN_COLUMNS) if (names.includes(column)) at.set(column, names.indexOf(column));
    return (['time', 'message', 'track', 'track_kind', 'lat', 'lon'] as const).every((column) => at.has(column)) ? new OwnTable(at) : null;
  }

  /** Null when a row is no such mark. */
  markIn(fields: readonly string[]): { moment: MarkedMoment; at: Time } | null {
    const moment = fields[this.#at.get('message') ?? -1];
    const at = timeOf(fields[this.#at.get('time') ?? -1] ?? '');
    return at !== null && (moment === 'begins' || moment === 'ends') ? { moment, at } : null;
  }

  read(fields: readonly string[]): Sighting[] | RowFault {
    const text = (column: OwnColumn): string | null | undefined => {
      const value = fields[this.#at.get(column) ?? -1];
      return value === undefined || value === '' ? undefined : value === NONE ? null : unsafe(value);
    };
    const number = (column: OwnColumn): number | null | undefined => {
      const value = text(column);
      return value == null ? value : Number(value);
    };
    const observedAt = timeOf(text('time') ?? '');
    if (observedAt === null) return 'bad-time';
    const trackId = text('track');
    const trackKind = TrackKind.safeParse(text('track_kind'));
    const aisClass = AisClass.safeParse(text('ais_class') ?? null);
    if (trackId == null || !trackKind.success || !aisClass.success) return 'bad-mmsi';
    const who = { trackId, trackKind: trackKind.data, source: text('source') ?? 'csv', observedAt };
    switch (text('message')) {
      case 'position': {
        const [lat, lon, altitude] = [number('lat') ?? NaN, number('lon') ?? NaN, number('altitude')];
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return 'bad-position';
        const motion = { sog: number('sog') ?? null, cog: number('cog') ?? null, heading: number('heading') ?? null, rot: number('rot') ?? null, status: number('status') ?? null };
        if (Object.values(motion).some(Number.isNaN)) return 'bad-position';
        return [{ kind: 'position', ...who, lon, lat, ...motion, aisClass: aisClass.data, ...(altitude !== undefined && { altitude }) }];
      }
      case 'identity': {
        const words: Record<string, string | number | boolean | null> = {};
        for (const [field, column, kind] of IDENTITY) {
          const value = kind === 'text' ? text(column) : number(column);
          if (value !== undefined) words[field] = value;
        }
        const virtual = text('virtual_aid');
        if (virtual != null) words.virtualAid = virtual === 'true';
        const identity: IdentitySighting = { kind: 'identity', ...who, aisClass: aisClass.data, ...words };
        return [identity];
      }
      case 'text':
        return [{ kind: 'text', ...who, text: text('text') ?? '', addressedTo: number('addressed_to') ?? null }];
      default:
        return 'too-few-columns';
    }
  }
}
