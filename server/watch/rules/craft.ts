import { isBeaconKind } from '../../../shared/words/vessel.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { Track } from '../picture/track.ts';

/** Metres over all; null when it was not told. */
export function lengthM(track: Track): number | null {
  const { toBow, toStern } = track.identity;
  return (toBow ?? 0) + (toStern ?? 0) || null;
}

/** A device that calls for help by AIS: search and rescue transmitter, man overboard, emergency beacon. */
export const isBeacon = (track: Track): boolean => isBeaconKind(track.kind);

/** A beacon whose alarm stands: it is not being tested. */
export const inDistress = (track: Track): boolean =>
  isBeacon(track) && track.conditions.some((slot) => slot.rule === 'ais-distress' && slot.phase !== 'pending');

/** Something without identity of its own: a radar plot, a reported position. */
export const isUnidentified = (track: Track): boolean => track.class === 'unidentified' && track.identity.name === null;

/** Short by its own word, or one that does not say and is of the kind that carries class B, or has no identity. */
export function isSmallCraft(track: Track, sea: RuleSettings['sea']): boolean {
  if (track.kind !== 'vessel') return isUnidentified(track);
  const length = lengthM(track);
  return length === null ? track.aisClass === 'B' : length < sea.smallCraftM;
}

/** A vessel that is no small craft. */
export const isShip = (track: Track, sea: RuleSettings['sea']): boolean => track.kind === 'vessel' && !isSmallCraft(track, sea);

/** A vessel that says that it is as long as this or longer. */
export const isLargeShip = (track: Track, sea: RuleSettings['sea']): boolean => (lengthM(track) ?? 0) >= sea.largeShipM;

export const AT_ANCHOR = 1;
export const NOT_UNDER_COMMAND = 2;
export const MOORED = 5;
export const AGROUND = 6;
