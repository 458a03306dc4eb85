import { classWord } from '../alerts/wording.ts';
import { isShip } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A ship stays in a separation zone for longer than crossing it takes (COLREG 10(e)). */
export const separationZoneLingering: TrackRule = {
  name: 'separation-zone-lingering',
  card: {
    rule: 'separation-zone-lingering',
    cause: 'A ship has been in a separation zone for 30 minutes: longer than a crossing takes. Fishing there is allowed.',
    consequence: 'She may be in trouble, or be surprised by traffic that crosses.',
    action: 'Ask what she is doing and whether she needs help.',
    priority: 'warning',
    category: 'B',
    delay: '30 minutes.',
    deadband: 'Over when she has been outside for 2 minutes.',
  },
  delays: ({ 'separation-zone-lingering': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'separation-zone-lingering': { except } }, waters }) {
    if (track.kind !== 'vessel' || waters.separationZoneAt(track.lon, track.lat) === null) return slot === null ? null : 'false';
    return isShip(track, sea) && !except.includes(track.class) ? 'true' : 'false';
  },
  say: (track, slot, at, { settings, waters }) => ({
    priority: settings['separation-zone-lingering'].priority,
    what: `${classWord(track)} stays in ${waters.separationZoneAt(track.lon, track.lat)?.name ?? 'a separation zone'}`,
    figures: { inside_s: Math.round((at - slot.since) / 1000) },
  }),
};
