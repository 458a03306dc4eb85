import { classWord } from '../alerts/wording.ts';
import { AGROUND } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A vessel says that it is aground. */
export const aground: TrackRule = {
  name: 'aground',
  card: {
    rule: 'aground',
    cause: 'A vessel outside a harbour sends the status “aground” and does not make way.',
    consequence: 'She may be holed, break up or spill; her crew is in danger as the tide goes.',
    action: 'Call her; ask about people, damage and tide; task what she needs.',
    priority: 'alarm',
    category: 'B',
    delay: 'For a minute.',
    deadband: 'Over when she has said otherwise for 2 minutes.',
  },
  delays: ({ aground: { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea }, waters }) {
    if (track.status !== AGROUND || track.kind !== 'vessel') return slot === null ? null : 'false';
    if (slot === null && ((track.sog ?? 0) > 2 * sea.stillKn || waters.inHarbour(track.lon, track.lat, sea.harbourNm))) return null;
    return 'true';
  },
  say: (track, _slot, _at, { settings }) => ({ priority: settings.aground.priority, what: `${classWord(track)} is aground` }),
};
