import { beginning, type ZoneRuleMachine } from './zone-slot.ts';

/** A vessel has come into a zone and stays. The alert stands until it has left. */
export const zoneEntry: ZoneRuleMachine = {
  card: {
    rule: 'zone-entry',
    cause: 'A vessel that was outside the zone is inside it, and has been for the delay.',
    consequence: 'It is where the centre wants to know of every vessel: near the shore, in a harbour approach, off its lane.',
    action: 'Identify the vessel and its intention; call it if it should not be there.',
    priority: 'warning',
    category: 'B',
    delay: 'Inside for 10 s without a break; left when beyond the deadband for 30 s.',
    deadband: '100 m beyond the line.',
  },
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
