import { LEAVING_LASTS_S, ZONE_EXIT_CARD } from '../../../shared/words/rule-cards/zone-exit.card.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { SlotStep, ZoneRuleMachine } from './zone-slot.ts';

const armed = (since: Time): SlotStep => ({ phase: 'armed', since, due: null, quiet: false, unsure: false });
const left = (since: Time): SlotStep => ({ phase: 'on', since, due: since + LEAVING_LASTS_S * 1000, quiet: false, unsure: false });

const leaving = (at: Time, rule: ZoneRule): SlotStep =>
  rule.holdS === 0 ? left(at) : { phase: 'pending', since: at, due: at + rule.holdS * 1000, quiet: false, unsure: false };

/** A vessel that was in a zone has gone from it. The alert's condition ends when it is back, or after ten minutes. */
export const zoneExit: ZoneRuleMachine = {
  card: ZONE_EXIT_CARD,
  verb: 'left',
  looksAhead: false,

  see(slot, rule, sight) {
    if (slot === null) return sight.inside ? armed(sight.at) : null;
    switch (slot.phase) {
      case 'on':
        if (!sight.inside) return slot;
        return rule.releaseS === 0 ? armed(sight.at) : { ...slot, phase: 'releasing', due: sight.at + rule.releaseS * 1000 };
      case 'releasing':
        return sight.inside ? slot : left(slot.since);
      case 'pending':
        return sight.beyond ? slot : armed(sight.at);
      default:
        return sight.beyond ? leaving(sight.at, rule) : slot;
    }
  },

  elapse(slot) {
    if (slot.phase === 'pending') return left(slot.since);
    return slot.phase === 'releasing' ? armed(slot.since) : null;
  },

  lose(slot) {
    return slot.phase === 'releasing' ? left(slot.since) : slot;
  },
};
