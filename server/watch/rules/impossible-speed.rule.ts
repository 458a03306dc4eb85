import { classWord } from '../alerts/wording.ts';
import { usuallyFastestKn } from '../../../shared/picture/plausible.ts';
import type { TrackRule } from './track-rule.ts';

/** A vessel says that it goes faster than anything of its kind. */
export const impossibleSpeed: TrackRule = {
  name: 'impossible-speed',
  card: {
    rule: 'impossible-speed',
    cause: 'A vessel reports a speed that nothing of its kind reaches.',
    consequence: 'What is predicted from its speed is wrong.',
    action: 'Judge its speed from its trail; tell the ship that its equipment is at fault.',
    priority: 'caution',
    category: 'B',
    delay: 'For 30 s.',
    deadband: 'Over when it has been possible for 2 minutes.',
  },
  delays: ({ 'impossible-speed': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see: (track) => (track.kind !== 'vessel' || track.sog === null ? null : track.sog > usuallyFastestKn(track.kind, track.class) ? 'true' : 'false'),
  say: (track, _slot, _at, { settings }) => ({ priority: settings['impossible-speed'].priority, what: `${classWord(track)} reports an impossible speed` }),
};
