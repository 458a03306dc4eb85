import { SEPARATION_ZONE_LINGERING_CARD } from '../../../shared/words/rule-cards/separation-zone-lingering.card.ts';
import { classWord } from '../alerts/wording.ts';
import { isShip } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A ship stays in a separation zone for longer than crossing it takes (COLREG 10(e)). */
export const separationZoneLingering: TrackRule = {
  name: 'separation-zone-lingering',
  card: SEPARATION_ZONE_LINGERING_CARD,
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
