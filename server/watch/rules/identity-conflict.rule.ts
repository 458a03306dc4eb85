import type { TrackRule } from './track-rule.ts';

/** One MMSI, two vessels: its positions go to and fro between places out of each other's reach. */
export const identityConflict: TrackRule = {
  name: 'identity-conflict',
  card: {
    rule: 'identity-conflict',
    cause: 'Positions under one MMSI came from places out of each other’s reach, three times within 10 minutes.',
    consequence: 'Two vessels share one track; what is shown of it belongs now to one, now to the other.',
    action: 'Tell the two apart by name, radar or voice; ask for the MMSI to be corrected.',
    priority: 'caution',
    category: 'B',
    delay: 'The third time.',
    deadband: 'Over when it was fewer than three times in 10 minutes.',
  },
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
