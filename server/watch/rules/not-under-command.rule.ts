import { NOT_UNDER_COMMAND_CARD } from '../../../shared/words/rule-cards/not-under-command.card.ts';
import { classWord } from '../alerts/wording.ts';
import { NOT_UNDER_COMMAND } from './craft.ts';
import { saysStatus } from './says-status.ts';
import type { TrackRule } from './track-rule.ts';

/** A vessel says that she cannot keep out of the way. */
export const notUnderCommand: TrackRule = {
  name: 'not-under-command',
  card: NOT_UNDER_COMMAND_CARD,
  delays: ({ 'not-under-command': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea }, waters }) {
    if (track.status !== NOT_UNDER_COMMAND || track.kind !== 'vessel') return slot === null ? null : 'false';
    return slot === null && waters.inHarbour(track.lon, track.lat, sea.harbourNm) ? null : 'true';
  },
  hear: (track, text, around) => saysStatus(NOT_UNDER_COMMAND, track, text, around),
  say: (track, _slot, _at, { settings }) => ({ priority: settings['not-under-command'].priority, what: `${classWord(track)} is not under command` }),
};
