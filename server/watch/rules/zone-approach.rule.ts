import { APPROACH_DEADBAND, approachLimitMin, ZONE_APPROACH_CARD } from '../../../shared/words/rule-cards/zone-approach.card.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';
import { beginning, type ZoneRuleMachine } from './zone-slot.ts';

/** How far ahead a rule looks, minutes, its deadband included. */
export const lookAheadMin = (rule: ZoneRule): number => approachLimitMin(rule) * APPROACH_DEADBAND;

/** A vessel will be in a zone soon if it keeps its course and speed. The condition ends when it enters or turns away. */
export const zoneApproach: ZoneRuleMachine = {
  card: ZONE_APPROACH_CARD,
  verb: 'is heading for',
  looksAhead: true,

  see(slot, rule, sight) {
    if (sight.entersInMin === undefined && !sight.inside) {
      // Without course or speed nothing can be said: nothing begins, and nothing ends.
      if (slot === null || slot.phase === 'pending') return null;
      return { ...slot, phase: 'on', due: null, unsure: true };
    }
    const limit = approachLimitMin(rule);
    const ahead = sight.inside ? null : (sight.entersInMin ?? null);
    if (slot === null) return ahead !== null && ahead <= limit ? beginning(sight.at, rule.holdS) : null;
    if (slot.phase === 'pending') return ahead !== null && ahead <= limit ? slot : null;
    if (ahead !== null && ahead <= limit * APPROACH_DEADBAND && slot.phase === 'on' && !slot.unsure) return slot;
    if (ahead !== null && ahead <= limit * APPROACH_DEADBAND) return { ...slot, phase: 'on', due: null, unsure: false };
    if (slot.phase === 'releasing') return { ...slot, unsure: false };
    return rule.releaseS === 0 ? null : { ...slot, phase: 'releasing', due: sight.at + rule.releaseS * 1000, unsure: false };
  },

  elapse(slot) {
    return slot.phase === 'pending' ? { ...slot, phase: 'on', due: null } : null;
  },

  lose(slot) {
    return slot.phase === 'releasing' ? { ...slot, phase: 'on', due: null } : slot;
  },
};
