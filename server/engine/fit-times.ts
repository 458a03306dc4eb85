import type { Time } from '../../shared/words/position.ts';
import type { Sighting } from '../../shared/words/sighting.ts';

/** A sighting that is this late was not delayed on its way in but is old; it keeps its own time. */
const DELAYED_AT_MOST_MS = 60_000;

/**
 * Brings sightings into the watch's time. One that was stamped a moment before the last tick counts as seen at it, so
 * that recorded and replayed order are one; none is from the future. Nearly always the batch itself comes back.
 */
export function fitTimes(batch: readonly Sighting[], floor: Time, now: Time): readonly Sighting[] {
  const latest = Math.max(floor, now);
  const fits = (s: Sighting): boolean => s.observedAt <= latest && (s.observedAt >= floor || floor - s.observedAt > DELAYED_AT_MOST_MS);
  if (batch.every(fits)) return batch;
  return batch.map((s) => (fits(s) ? s : { ...s, observedAt: s.observedAt > latest ? latest : floor }));
}
