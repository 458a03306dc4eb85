import type { IdentitySighting } from '../words/sighting.ts';
import { classOf, type Identity, type Track } from './track.ts';

/** What a vessel is does not cease when one message leaves it out, so "not available" never overwrites these. */
const LASTING = ['name', 'callsign', 'imo', 'shiptype', 'toBow', 'toStern', 'toPort', 'toStarboard', 'aidType'] as const;
/** What a vessel is about to do: the newest message is right, also when it says nothing. */
const VOYAGE = ['destination', 'draught', 'eta'] as const;

type Key = (typeof LASTING)[number] | (typeof VOYAGE)[number];

function put<K extends Key>(identity: Identity, key: K, value: Identity[K]): boolean {
  if (identity[key] === value) return false;
  identity[key] = value;
  return true;
}

/** Merges a static message (types 5, 19, 21, either half of 24) into a track; whether anything changed. */
export function mergeIdentity(track: Track, s: IdentitySighting): boolean {
  let changed = false;
  for (const key of LASTING) {
    const said = s[key];
    if (said !== undefined && said !== null) changed = put(track.identity, key, said) || changed;
  }
  for (const key of VOYAGE) {
    const said = s[key];
    if (said !== undefined) changed = put(track.identity, key, said) || changed;
  }
  if (s.virtualAid !== undefined && s.virtualAid !== track.identity.virtualAid) {
    track.identity.virtualAid = s.virtualAid;
    changed = true;
  }
  if (s.aisClass !== null && track.aisClass === null) {
    track.aisClass = s.aisClass;
    changed = true;
  }
  if (changed) track.class = classOf(track.kind, track.identity.shiptype);
  return changed;
}
