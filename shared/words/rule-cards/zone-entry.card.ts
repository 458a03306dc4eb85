import type { ZoneRule } from '../zone.ts';
import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A vessel has come into a zone and stays. */
export const ZONE_ENTRY_CARD: RuleCard<ZoneRule> = {
  rule: 'zone-entry',
  category: 'B',
  cause: ({ firstSeenInside }) => (firstSeenInside ? 'A vessel is inside the zone, and has been for the delay.' : 'A vessel that was outside the zone is inside it, and has been for the delay.'),
  consequence: 'It is where the centre wants to know of every vessel: near the shore, in a harbour approach, off its lane.',
  action: 'Identify the vessel and its intention; call it if it should not be there.',
  priority: ({ priority }) => named(priority),
  delay: ({ holdS }) => heldFor(holdS),
  deadband: ({ hysteresisM, releaseS }) => overWhen(`it has been more than ${hysteresisM} m beyond the line`, releaseS),
};
