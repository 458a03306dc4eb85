import { AGROUND_CARD } from '../../../shared/words/rule-cards/aground.card.ts';
import { classWord } from '../alerts/wording.ts';
import { AGROUND } from './craft.ts';
import { saysStatus } from './says-status.ts';
import type { TrackRule } from './track-rule.ts';

/** A vessel says that it is aground. */
export const aground: TrackRule = {
  name: 'aground',
  card: AGROUND_CARD,
  delays: ({ aground: { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea }, waters }) {
    if (track.status !== AGROUND || track.kind !== 'vessel') return slot === null ? null : 'false';
    if (slot === null && ((track.sog ?? 0) > 2 * sea.stillKn || waters.inHarbour(track.lon, track.lat, sea.harbourNm))) return null;
    return 'true';
  },
  hear: (track, text, around) => saysStatus(AGROUND, track, text, around),
  say: (track, _slot, _at, { settings }) => ({ priority: settings.aground.priority, what: `${classWord(track)} is aground` }),
};
