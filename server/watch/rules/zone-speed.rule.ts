import type { ZoneRule } from '../../../shared/words/zone.ts';
import { elapsed, looked, type Delayed } from './delayed.ts';
import type { SlotStep, ZoneRuleMachine, ZoneSight, ZoneSlot } from './zone-slot.ts';

/** Knots by which a speed must be back within its limit before it counts as back. */
const DEADBAND_KN = 0.5;

const asDelayed = (slot: ZoneSlot | null): Delayed | null =>
  slot === null || slot.phase === 'armed' || slot.phase === 'leaving' ? null : { phase: slot.phase, since: slot.since, due: slot.due, unsure: slot.unsure };
const asStep = (now: Delayed | null): SlotStep => now && { ...now, quiet: false };

function breaksLimit({ aboveKn, belowKn }: ZoneRule, { inside, beyond, sog }: ZoneSight, stands: boolean): 'true' | 'false' | 'unknown' {
  if (stands ? beyond : !inside) return 'false';
  if (sog === null) return 'unknown';
  const slack = stands ? DEADBAND_KN : 0;
  return (aboveKn !== undefined && sog > aboveKn - slack) || (belowKn !== undefined && sog < belowKn + slack) ? 'true' : 'false';
}

/** A vessel in a zone goes faster, or slower, than the zone's limit. */
export const zoneSpeed: ZoneRuleMachine = {
  card: {
    rule: 'zone-speed',
    cause: 'A vessel inside the zone goes faster or slower than its limit, and has for the delay.',
    consequence: 'Too fast it endangers others or damages the shore by its wash; too slow it may be in trouble.',
    action: 'Call it and ask for the right speed, or what is wrong.',
    priority: 'warning',
    category: 'B',
    delay: 'For 10 s without a break; over when within the limit, or out of the zone, for 30 s.',
    deadband: 'Half a knot, and 100 m beyond the line.',
  },
  verb: 'breaks the speed limit of',
  looksAhead: false,

  see: (slot, rule, sight) => asStep(looked(asDelayed(slot), breaksLimit(rule, sight, slot !== null && slot.phase !== 'pending'), sight.at, rule)),

  elapse(slot) {
    const now = asDelayed(slot);
    return now === null ? null : asStep(elapsed(now));
  },

  lose: (slot) => (slot.phase === 'releasing' ? { ...slot, phase: 'on', due: null } : slot),
};
