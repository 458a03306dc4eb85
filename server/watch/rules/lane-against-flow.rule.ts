import { LANE_AGAINST_FLOW_CARD } from '../../../shared/words/rule-cards/lane-against-flow.card.ts';
import { wrap180 } from '../../../shared/geo/units.ts';
import { classWord } from '../alerts/wording.ts';
import { isShip } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A ship goes against a traffic lane (COLREG 10(b)(i)). */
export const laneAgainstFlow: TrackRule = {
  name: 'lane-against-flow',
  card: LANE_AGAINST_FLOW_CARD,
  delays: ({ 'lane-against-flow': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'lane-against-flow': limits }, waters }) {
    if (track.kind !== 'vessel') return null;
    const flow = waters.laneAt(track.lon, track.lat)?.flow ?? null;
    if (flow === null) return slot === null ? null : 'false';
    if (track.cog === null || track.sog === null) return slot === null ? null : 'unknown';
    if (track.sog < limits.makingWayKn) return slot === null ? null : 'false';
    if (Math.abs(wrap180(track.cog - flow)) <= (slot === null ? limits.offFlowDeg : limits.backDeg)) return slot === null ? null : 'false';
    return isShip(track, sea) ? 'true' : 'false';
  },
  say(track, _slot, _at, { settings, waters }) {
    const lane = waters.laneAt(track.lon, track.lat);
    const said = { priority: settings['lane-against-flow'].priority, what: `${classWord(track)} goes against ${lane?.name ?? 'a traffic lane'}` };
    return lane?.flow == null || track.cog === null ? said : { ...said, figures: { off_flow_deg: Math.round(Math.abs(wrap180(track.cog - lane.flow))) } };
  },
};
