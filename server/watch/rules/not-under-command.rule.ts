import { classWord } from '../alerts/wording.ts';
import { NOT_UNDER_COMMAND } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A vessel says that she cannot keep out of the way. */
export const notUnderCommand: TrackRule = {
  name: 'not-under-command',
  card: {
    rule: 'not-under-command',
    cause: 'A vessel outside a harbour sends the status “not under command”.',
    consequence: 'She cannot manoeuvre: others must keep clear, and she may drift ashore.',
    action: 'Ask what failed and for how long; warn traffic; think of a tug.',
    priority: 'warning',
    category: 'B',
    delay: 'For a minute.',
    deadband: 'Over when she has said otherwise for 2 minutes.',
  },
  delays: ({ 'not-under-command': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea }, waters }) {
    if (track.status !== NOT_UNDER_COMMAND || track.kind !== 'vessel') return slot === null ? null : 'false';
    return slot === null && waters.inHarbour(track.lon, track.lat, sea.harbourNm) ? null : 'true';
  },
  say: (track, _slot, _at, { settings }) => ({ priority: settings['not-under-command'].priority, what: `${classWord(track)} is not under command` }),
};
