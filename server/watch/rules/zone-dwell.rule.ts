import { dwellLimitS, ZONE_DWELL_CARD } from '../../../shared/words/rule-cards/zone-dwell.card.ts';
import type { ZoneRuleMachine } from './zone-slot.ts';

const dwellMs = (rule: { dwellS?: number | undefined; holdS: number }): number => dwellLimitS(rule) * 1000;

/** A vessel has been in a zone for too long. Short trips over the line do not start the time anew. */
export const zoneDwell: ZoneRuleMachine = {
  card: ZONE_DWELL_CARD,
  verb: 'has stayed too long in',
  looksAhead: false,

  see(slot, rule, sight) {
    if (slot === null) {
      return sight.inside ? { phase: 'pending', since: sight.at, due: sight.at + dwellMs(rule), quiet: false, unsure: false } : null;
    }
    const inTime = slot.phase === 'pending' || slot.phase === 'leaving';
    if (!sight.beyond && (slot.phase === 'pending' || slot.phase === 'on')) return slot;
    if (!sight.beyond) return inTime ? { ...slot, phase: 'pending', due: slot.since + dwellMs(rule) } : { ...slot, phase: 'on', due: null };
    if (slot.phase === 'leaving' || slot.phase === 'releasing') return slot;
    if (rule.releaseS === 0) return null;
    return { ...slot, phase: inTime ? 'leaving' : 'releasing', due: sight.at + rule.releaseS * 1000 };
  },

  elapse(slot) {
    return slot.phase === 'pending' ? { ...slot, phase: 'on', due: null } : null;
  },

  lose(slot) {
    return slot.phase === 'releasing' ? { ...slot, phase: 'on', due: null } : slot;
  },
};
