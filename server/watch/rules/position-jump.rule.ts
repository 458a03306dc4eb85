import { POSITION_JUMP_CARD } from '../../../shared/words/rule-cards/position-jump.card.ts';
import { classWord } from '../alerts/wording.ts';
import type { TrackRule } from './track-rule.ts';

/** A track went on at a place that it could not have reached. */
export const positionJump: TrackRule = {
  name: 'position-jump',
  card: POSITION_JUMP_CARD,
  outlivesLoss: true,
  momentary: true,
  delays: ({ 'position-jump': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track) {
    const last = track.oddities.at(-1);
    if (last !== undefined && last.keptAt === track.at && !track.conditions.some(({ rule }) => rule === 'identity-conflict')) return 'true';
    return null;
  },
  say(track, _slot, _at, { settings }) {
    const last = track.oddities.at(-1);
    return { priority: settings['position-jump'].priority, what: `${classWord(track)} jumped`, figures: { jump_nm: last?.nm ?? 0, jump_kn: last?.knots ?? 0 } };
  },
};
