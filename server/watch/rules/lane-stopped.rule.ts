import { classWord } from '../alerts/wording.ts';
import { isShip, NOT_UNDER_COMMAND } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A ship lies stopped or drifts in a traffic lane. */
export const laneStopped: TrackRule = {
  name: 'lane-stopped',
  card: {
    rule: 'lane-stopped',
    cause: 'A ship in a traffic lane makes less than 1 kn or is not under command.',
    consequence: 'Traffic that follows the lane will run up to her.',
    action: 'Ask what failed; warn ships in the lane; think of a tug.',
    priority: 'warning',
    category: 'A',
    delay: 'For 3 minutes.',
    deadband: 'Over when she has made 2 kn or left the lane for 2 minutes.',
  },
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
