import { SPEED_DEADBAND_KN, ZONE_SPEED_CARD } from '../../../shared/words/rule-cards/zone-speed.card.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';
import { elapsed, looked, type Delayed } from './delayed.ts';
import type { SlotStep, ZoneRuleMachine, ZoneSight, ZoneSlot } from './zone-slot.ts';

const asDelayed = (slot: ZoneSlot | null): Delayed | null =>
  slot === null || slot.phase === 'armed' || slot.phase === 'leaving' ? null : { phase: slot.phase, since: slot.since, due: slot.due, unsure: slot.unsure };
const asStep = (now: Delayed | null): SlotStep => now && { ...now, quiet: false };

function breaksLimit({ aboveKn, belowKn }: ZoneRule, { inside, beyond, sog }: ZoneSight, stands: boolean): 'true' | 'false' | 'unknown' {
  if (stands ? beyond : !inside) return 'false';
  if (sog === null) return 'unknown';
  const slack = stands ? SPEED_DEADBAND_KN : 0;
  return (aboveKn !== undefined && sog > aboveKn - slack) || (belowKn !== undefined && sog < belowKn + slack) ? 'true' : 'false';
}

/** A vessel in a zone goes faster, or slower, than the zone's limit. */
export const zoneSpeed: ZoneRuleMachine = {
  card: ZONE_SPEED_CARD,
  verb: 'breaks the speed limit of',
  looksAhead: false,

  see: (slot, rule, sight) => asStep(looked(asDelayed(slot), breaksLimit(rule, sight, slot !== null && slot.phase !== 'pending'), sight.at, rule)),

  elapse(slot) {
    const now = asDelayed(slot);
    return now === null ? null : asStep(elapsed(now));
  },

  lose: (slot) => (slot.phase === 'releasing' ? { ...slot, phase: 'on', due: null } : slot),
};
