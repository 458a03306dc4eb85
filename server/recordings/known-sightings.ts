import type { Time } from '../../shared/words/position.ts';
import type { PositionSighting, Sighting } from '../../shared/words/sighting.ts';
import type { Keyframe } from '../../shared/wire/traffic/layout.ts';

/** What was known when a recording began, as sightings that a watch would have got: oldest first, who somebody is before where. */
export function knownSightings({ positions, identities }: Keyframe, from: Time): Sighting[] {
  const placed = new Map<string, PositionSighting>(positions.map((s) => [s.trackId, s]));
  const all: Sighting[] = [...identities.map((s): Sighting => ({ ...s, observedAt: placed.get(s.trackId)?.observedAt ?? from })), ...positions];
  return all.sort((a, b) => a.observedAt - b.observedAt);
}
