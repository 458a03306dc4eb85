import { IDENTITY_CONFLICT_CARD } from '../../../shared/words/rule-cards/identity-conflict.card.ts';
import type { TrackRule } from './track-rule.ts';

/** One MMSI, two vessels: its positions go to and fro between places out of each other's reach. */
export const identityConflict: TrackRule = {
  name: 'identity-conflict',
  card: IDENTITY_CONFLICT_CARD,
  delays: ({ 'identity-conflict': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { 'identity-conflict': limits } }) {
    if (track.oddities.length < limits.times) return slot === null ? null : 'false';
    const first = track.oddities[track.oddities.length - limits.times];
    return first !== undefined && first.at >= track.at - limits.withinS * 1000 ? 'true' : 'false';
  },
  say: (track, _slot, _at, { settings }) => ({
    priority: settings['identity-conflict'].priority,
    what: 'One MMSI is used by two vessels at once',
    figures: { apart_nm: track.oddities.at(-1)?.nm ?? 0 },
  }),
};
