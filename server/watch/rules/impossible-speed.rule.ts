import { IMPOSSIBLE_SPEED_CARD } from '../../../shared/words/rule-cards/impossible-speed.card.ts';
import { classWord } from '../alerts/wording.ts';
import { usuallyFastestKn } from '../../../shared/picture/plausible.ts';
import type { TrackRule } from './track-rule.ts';

/** A vessel says that it goes faster than anything of its kind. */
export const impossibleSpeed: TrackRule = {
  name: 'impossible-speed',
  card: IMPOSSIBLE_SPEED_CARD,
  delays: ({ 'impossible-speed': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see: (track) => (track.kind !== 'vessel' || track.sog === null ? null : track.sog > usuallyFastestKn(track.kind, track.class) ? 'true' : 'false'),
  say: (track, _slot, _at, { settings }) => ({ priority: settings['impossible-speed'].priority, what: `${classWord(track)} reports an impossible speed` }),
};
