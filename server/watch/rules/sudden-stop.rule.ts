import { SUDDEN_STOP_CARD } from '../../../shared/words/rule-cards/sudden-stop.card.ts';
import { classWord } from '../alerts/wording.ts';
import { isLargeShip } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A step of the trail that took longer than this says little of how fast she was. */
const STEP_AT_MOST_MS = 120_000;

/** A large ship lost her way faster than a ship stops by herself. */
export const suddenStop: TrackRule = {
  name: 'sudden-stop',
  card: SUDDEN_STOP_CARD,
  delays: ({ 'sudden-stop': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'sudden-stop': limits }, waters }) {
    if (track.sog === null) return null;
    if (track.sog > limits.toKn) return slot === null ? null : 'false';
    if (slot !== null) return 'true';
    if (track.kind !== 'vessel' || !isLargeShip(track, sea)) return null;
    const fast = track.trail.fastestStep(track.at - limits.withinS * 1000, STEP_AT_MOST_MS);
    return fast >= limits.fromKn && !waters.inHarbour(track.lon, track.lat, 2 * sea.harbourNm) ? 'true' : null;
  },
  say: (track, _slot, _at, { settings }) => ({ priority: settings['sudden-stop'].priority, what: `${classWord(track)} stopped suddenly` }),
};
