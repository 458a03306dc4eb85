import type { ZoneRule } from '../../../shared/words/zone.ts';
import { beginning, type ZoneRuleMachine } from './zone-slot.ts';

/** A vessel that is raised at ten minutes is dropped only beyond twelve and a half. */
const DEADBAND = 1.25;
const DEFAULT_WITHIN_MIN = 10;

/** How far ahead a rule looks, minutes, its deadband included. */
export const lookAheadMin = (rule: ZoneRule): number => (rule.withinMin ?? DEFAULT_WITHIN_MIN) * DEADBAND;

/** A vessel will be in a zone soon if it keeps its course and speed. The condition ends when it enters or turns away. */
export const zoneApproach: ZoneRuleMachine = {
  card: {
    rule: 'zone-approach',
    cause: 'On its present course and speed a vessel will enter the zone within the limit.',
    consequence: 'It will be inside before anyone has spoken to it.',
    action: 'Watch it; call it in time if it should keep clear.',
    priority: 'warning',
    category: 'B',
    delay: 'Predicted for 10 s without a break; over when inside, or not predicted for 30 s.',
    deadband: 'A quarter more time than the limit.',
  },
  verb: 'is heading for',
  looksAhead: true,

  see(slot, rule, sight) {
    if (sight.entersInMin === undefined && !sight.inside) {
      // Without course or speed nothing can be said: nothing begins, and nothing ends.
      if (slot === null || slot.phase === 'pending') return null;
      return { ...slot, phase: 'on', due: null, unsure: true };
    }
    const limit = rule.withinMin ?? DEFAULT_WITHIN_MIN;
    const ahead = sight.inside ? null : (sight.entersInMin ?? null);
    if (slot === null) return ahead !== null && ahead <= limit ? beginning(sight.at, rule.holdS) : null;
    if (slot.phase === 'pending') return ahead !== null && ahead <= limit ? slot : null;
    if (ahead !== null && ahead <= limit * DEADBAND && slot.phase === 'on' && !slot.unsure) return slot;
    if (ahead !== null && ahead <= limit * DEADBAND) return { ...slot, phase: 'on', due: null, unsure: false };
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
