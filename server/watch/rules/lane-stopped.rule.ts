import { LANE_STOPPED_CARD } from '../../../shared/words/rule-cards/lane-stopped.card.ts';
import { classWord } from '../alerts/wording.ts';
import { isShip, NOT_UNDER_COMMAND } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A ship lies stopped or drifts in a traffic lane. */
export const laneStopped: TrackRule = {
  name: 'lane-stopped',
  card: LANE_STOPPED_CARD,
  delays: ({ 'lane-stopped': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'lane-stopped': limits }, waters }) {
    if (track.kind !== 'vessel') return null;
    if (track.sog === null && track.status !== NOT_UNDER_COMMAND) return slot === null ? null : 'unknown';
    const still = track.status === NOT_UNDER_COMMAND || (track.sog ?? 0) < (slot === null ? sea.stillKn : limits.movingKn);
    if (!still) return slot === null ? null : 'false';
    return isShip(track, sea) && waters.laneAt(track.lon, track.lat) !== null ? 'true' : 'false';
  },
  say: (track, _slot, _at, { settings, waters }) => ({
    priority: settings['lane-stopped'].priority,
    what: `${classWord(track)} lies stopped in ${waters.laneAt(track.lon, track.lat)?.name ?? 'a traffic lane'}`,
  }),
};
