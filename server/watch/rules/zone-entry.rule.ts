import { ZONE_ENTRY_CARD } from '../../../shared/words/rule-cards/zone-entry.card.ts';
import { beginning, type ZoneRuleMachine } from './zone-slot.ts';

/** A vessel has come into a zone and stays. The alert stands until it has left. */
export const zoneEntry: ZoneRuleMachine = {
  card: ZONE_ENTRY_CARD,
  verb: 'entered',
  looksAhead: false,

  see(slot, rule, sight) {
    if (slot === null) {
      if (!sight.inside) return null;
      if (sight.first && !rule.firstSeenInside) return { phase: 'on', since: sight.at, due: null, quiet: true, unsure: false };
      return beginning(sight.at, rule.holdS);
    }
    if (slot.phase === 'pending') return sight.inside ? slot : null;
    if (!sight.beyond) return slot.phase === 'on' ? slot : { ...slot, phase: 'on', due: null };
    if (slot.phase === 'releasing') return slot;
    return rule.releaseS === 0 ? null : { ...slot, phase: 'releasing', due: sight.at + rule.releaseS * 1000 };
  },

  elapse(slot) {
    return slot.phase === 'pending' ? { ...slot, phase: 'on', due: null } : null;
  },

  lose(slot) {
    return slot.phase === 'releasing' ? { ...slot, phase: 'on', due: null } : slot;
  },
};
