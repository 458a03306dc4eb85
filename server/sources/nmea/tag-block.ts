import type { Time } from '../../../shared/words/position.ts';
import { plausibleTime } from './time.ts';

/** What a tag block (NMEA 0183 4.1, section 7) says of its sentence. */
export interface TagBlock {
  /** `c`: when it was received, seconds or milliseconds since 1970. */
  at: Time | null;
  /** `s`: the station that received it. */
  station: string | null;
  /** `g`: number of the group of sentences that it belongs to. */
  group: string | null;
}

/** Reads what stands between the backslashes, `c:...,s:...*hh`; null when its checksum is wrong or missing. */
export function parseTagBlock(text: string): TagBlock | null {
  const star = text.lastIndexOf('*');
  if (star < 0 || !/^[0-9a-f]{2}$/i.test(text.slice(star + 1))) return null;
  let sum = 0;
  for (let i = 0; i < star; i++) sum ^= text.charCodeAt(i);
  if (sum !== Number.parseInt(text.slice(star + 1), 16)) return null;
  const tag: TagBlock = { at: null, station: null, group: null };
  for (const field of text.slice(0, star).split(',')) {
    const value = field.slice(2);
    if (field.startsWith('c:')) tag.at = plausibleTime(value);
    else if (field.startsWith('s:')) tag.station = value;
    else if (field.startsWith('g:')) tag.group = value.split('-')[2] ?? null;
  }
  return tag;
}

/** Writes one: the checksum is over what stands before the star. */
export function tagBlock(fields: string): string {
  let sum = 0;
  for (let i = 0; i < fields.length; i++) sum ^= fields.charCodeAt(i);
  return `\\${fields}*${sum.toString(16).toUpperCase().padStart(2, '0')}\\`;
}

/** Only the first sentence of a group says when and by whom it was received: the others follow it. Bounded. */
export class TagGroups {
  private readonly groups = new Map<string, TagBlock>();

  complete(tag: TagBlock): TagBlock {
    if (tag.group === null) return tag;
    const first = this.groups.get(tag.group);
    if (tag.at !== null || tag.station !== null || first === undefined) {
      this.groups.delete(tag.group);
      this.groups.set(tag.group, tag);
      if (this.groups.size > 64) for (const oldest of this.groups.keys()) return this.forget(oldest, tag);
      return tag;
    }
    return { at: first.at, station: first.station, group: tag.group };
  }

  private forget(group: string, tag: TagBlock): TagBlock {
    this.groups.delete(group);
    return tag;
  }
}
