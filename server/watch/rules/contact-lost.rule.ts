import { CONTACT_LOST_CARD } from '../../../shared/words/rule-cards/contact-lost.card.ts';
import { classWord } from '../alerts/wording.ts';
import type { AlertPriority } from '../../../shared/words/alert.ts';
import type { Track } from '../picture/track.ts';
import { inDistress, isSmallCraft, isUnidentified } from './craft.ts';
import type { Surroundings, TrackRule } from './track-rule.ts';

/** Why losing this one matters; null when it only changes its symbol. */
function concern(track: Track, { settings, waters, inLiveAlert }: Surroundings): 'distress' | 'inAlert' | 'unidentified' | 'smallCraft' | null {
  if (inDistress(track)) return 'distress';
  if (inLiveAlert(track)) return 'inAlert';
  if (!isSmallCraft(track, settings.sea)) return null;
  // A small craft that falls silent in port has switched off.
  if (waters.inHarbour(track.lon, track.lat, settings.sea.harbourNm)) return null;
  return isUnidentified(track) ? 'unidentified' : 'smallCraft';
}

function priorityOf(track: Track, { settings: { sea, 'contact-lost': limits } }: Surroundings): AlertPriority {
  if (inDistress(track)) return limits.distress;
  if (isUnidentified(track)) return limits.unidentified;
  return isSmallCraft(track, sea) ? limits.smallCraft : limits.inAlert;
}

/** A vessel that somebody worries about is no longer heard. Any other lost track only changes its symbol. */
export const contactLost: TrackRule = {
  name: 'contact-lost',
  card: CONTACT_LOST_CARD,
  outlivesLoss: true,
  delays({ sea, 'contact-lost': { on, holdS, smallCraftHoldS, releaseS } }, track) {
    if (!on) return null;
    if (inDistress(track)) return { holdS: 0, releaseS };
    return { holdS: isSmallCraft(track, sea) && !isUnidentified(track) ? smallCraftHoldS : holdS, releaseS };
  },
  see: (_track, slot) => (slot === null ? null : 'false'),
  // Who calls without a position is heard again; a text of a ship that has one says nothing of where it is.
  hear: (track) => (track.lost ? null : { value: 'false', subject: '', note: null }),
  lose: (track, around) => concern(track, around) !== null,
  waits(track, _slot, _at, { feedIsGone, settings }) {
    if (inDistress(track) || !feedIsGone(track)) return null;
    const { holdS, smallCraftHoldS } = settings['contact-lost'];
    return Math.max(60, isSmallCraft(track, settings.sea) && !isUnidentified(track) ? smallCraftHoldS : holdS);
  },
  say: (track, _slot, at, around) => ({
    priority: priorityOf(track, around),
    category: inDistress(track) || isSmallCraft(track, around.settings.sea) ? 'A' : 'B',
    what: `${classWord(track)} is no longer heard`,
    figures: { age_s: Math.round((at - (track.placed ? track.at : track.heardAt)) / 1000), ...(track.cog !== null && { cog_deg: track.cog }) },
  }),
};
