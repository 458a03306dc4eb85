import { classWord } from '../alerts/wording.ts';
import type { TrackRule } from './track-rule.ts';

/** A track went on at a place that it could not have reached. */
export const positionJump: TrackRule = {
  name: 'position-jump',
  card: {
    rule: 'position-jump',
    cause: 'Two positions in a row were farther off than anything of its kind could have gone.',
    consequence: 'Its receiver is wrong or disturbed, or somebody else uses its MMSI: its place cannot be relied on.',
    action: 'Check its position by radar or voice.',
    priority: 'caution',
    category: 'B',
    delay: 'The second position that agrees with the first.',
    deadband: 'Over after 5 minutes without another.',
  },
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
