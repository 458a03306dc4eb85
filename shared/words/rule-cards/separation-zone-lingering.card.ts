import type { RuleCard } from './card.ts';
import { named, overWhen, seconds } from './in-words.ts';

/** A ship stays in a separation zone for longer than crossing it takes (COLREG 10(e)). */
export const SEPARATION_ZONE_LINGERING_CARD: RuleCard = {
  rule: 'separation-zone-lingering',
  category: 'B',
  cause: (limits) => `A ship has been in a separation zone for ${seconds(limits['separation-zone-lingering'].holdS)}: longer than a crossing takes. Fishing there is allowed.`,
  consequence: 'She may be in trouble, or be surprised by traffic that crosses.',
  action: 'Ask what she is doing and whether she needs help.',
  priority: (limits) => named(limits['separation-zone-lingering'].priority),
  delay: (limits) => `${seconds(limits['separation-zone-lingering'].holdS)} inside.`,
  deadband: (limits) => overWhen('she has been outside', limits['separation-zone-lingering'].releaseS),
};
