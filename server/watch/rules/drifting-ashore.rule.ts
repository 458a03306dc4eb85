import { DRIFTING_ASHORE_CARD, SHORE_DEADBAND } from '../../../shared/words/rule-cards/drifting-ashore.card.ts';
import { approachOf, motionAfter } from '../../../shared/geo/approach.ts';
import { METRES_PER_NM, wrap180 } from '../../../shared/geo/units.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import { classWord } from '../alerts/wording.ts';
import type { Track } from '../picture/track.ts';
import { AT_ANCHOR, MOORED, NOT_UNDER_COMMAND } from './craft.ts';
import type { Surroundings, TrackRule } from './track-rule.ts';

/** Whether a vessel goes where wind and tide take it: by its own word, or slowly and not where it heads. */
function drifts(track: Track, limits: RuleSettings['drifting-ashore']): boolean {
  const { sog, cog, heading, status } = track;
  if (track.kind !== 'vessel' || sog === null || cog === null || sog < limits.fromKn || sog > limits.toKn) return false;
  if (status === NOT_UNDER_COMMAND) return true;
  if (status === AT_ANCHOR || status === MOORED || limits.except.includes(track.class)) return false;
  return heading !== null && Math.abs(wrap180(cog - heading)) >= limits.offHeadingDeg;
}

/** What it drifts upon, and when. */
function peril(track: Track, { settings: { 'drifting-ashore': limits }, waters }: Surroundings, withinMin: number): { what: string; minutes: number } | null {
  const { sog, cog } = track;
  if (sog === null || cog === null) return null;
  const minutes = waters.minutesToShore(track.lon, track.lat, sog, cog, withinMin);
  let soonest = minutes === null ? null : { what: 'the shore', minutes };
  const own = motionAfter(track.lon, track.lat, sog, cog, 0);
  for (const { name, position } of waters.lightVessels) {
    const { cpaM, tcpaS } = approachOf(own, motionAfter(position[0], position[1], 0, null, 0));
    if (tcpaS < 0 || tcpaS > withinMin * 60 || cpaM > limits.lightVesselNm * METRES_PER_NM) continue;
    if (soonest === null || tcpaS / 60 < soonest.minutes) soonest = { what: `${name} light vessel`, minutes: tcpaS / 60 };
  }
  return soonest;
}

/** A vessel drifts toward a shore or a light vessel. */
export const driftingAshore: TrackRule = {
  name: 'drifting-ashore',
  card: DRIFTING_ASHORE_CARD,
  delays: ({ 'drifting-ashore': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, around) {
    const { settings, waters } = around;
    const limits = settings['drifting-ashore'];
    if (!drifts(track, limits)) return slot === null ? null : 'false';
    if (slot === null && waters.inHarbour(track.lon, track.lat, settings.sea.harbourNm)) return null;
    return peril(track, around, limits.withinMin * (slot === null ? 1 : SHORE_DEADBAND)) === null ? 'false' : 'true';
  },
  say(track, _slot, _at, around) {
    const limits = around.settings['drifting-ashore'];
    const ahead = peril(track, around, limits.withinMin * SHORE_DEADBAND);
    return {
      priority: limits.priority,
      what: `${classWord(track)} drifts toward ${ahead?.what ?? 'the shore'}`,
      ...(ahead !== null && { figures: { ashore_min: Math.round(ahead.minutes) } }),
    };
  },
};
