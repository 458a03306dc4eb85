import { SUDDEN_TURN_CARD } from '../../../shared/words/rule-cards/sudden-turn.card.ts';
import { wrap180 } from '../../../shared/geo/units.ts';
import { classWord } from '../alerts/wording.ts';
import type { Track } from '../picture/track.ts';
import { isLargeShip } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** Degrees by which the course differs from that of the trail's last step before `withinS`; null when not known. */
function turned(track: Track, withinS: number): number | null {
  if (track.cog === null) return null;
  const before = track.trail.courseBefore(track.at - withinS * 1000, 2 * withinS * 1000);
  return before === null ? null : Math.abs(wrap180(track.cog - before));
}

/** A large ship turned as she does not turn to follow her route. */
export const suddenTurn: TrackRule = {
  name: 'sudden-turn',
  card: SUDDEN_TURN_CARD,
  outlivesLoss: true,
  momentary: true,
  delays: ({ 'sudden-turn': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'sudden-turn': limits }, waters }) {
    // One turn is told once: it is not over before the trail has caught up with it.
    if (slot !== null) return null;
    if (track.kind !== 'vessel' || (track.sog ?? 0) < limits.fromKn || !isLargeShip(track, sea)) return null;
    const by = turned(track, limits.withinS);
    return by !== null && by >= limits.turnDeg && !waters.inHarbour(track.lon, track.lat, 2 * sea.harbourNm) ? 'true' : null;
  },
  say: (track, _slot, _at, { settings: { 'sudden-turn': limits } }) => ({
    priority: limits.priority,
    what: `${classWord(track)} turned suddenly`,
    figures: { turn_deg: Math.round(turned(track, limits.withinS) ?? 0) },
  }),
};
