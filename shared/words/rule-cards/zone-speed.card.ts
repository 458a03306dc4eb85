import type { ZoneRule } from '../zone.ts';
import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** Knots by which a speed must be back within its limit before it counts as back. */
export const SPEED_DEADBAND_KN = 0.5;

function limits({ aboveKn, belowKn }: ZoneRule): string {
  const sides = [...(aboveKn === undefined ? [] : [`faster than ${aboveKn} kn`]), ...(belowKn === undefined ? [] : [`slower than ${belowKn} kn`])];
  return sides.length === 0 ? 'beyond its limit' : sides.join(' or ');
}

/** A vessel in a zone goes faster, or slower, than the zone's limit. */
export const ZONE_SPEED_CARD: RuleCard<ZoneRule> = {
  rule: 'zone-speed',
  category: 'B',
  cause: (rule) => `A vessel inside the zone goes ${limits(rule)}, and has for the delay.`,
  consequence: 'Too fast it endangers others or damages the shore by its wash; too slow it may be in trouble.',
  action: 'Call it and ask for the right speed, or what is wrong.',
  priority: ({ priority }) => named(priority),
  delay: ({ holdS }) => heldFor(holdS),
  deadband: ({ hysteresisM, releaseS }) => overWhen(`it has been ${SPEED_DEADBAND_KN} kn within the limit, or ${hysteresisM} m beyond the line,`, releaseS),
};
