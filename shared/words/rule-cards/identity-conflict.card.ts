import type { RuleCard } from './card.ts';
import { named, overWhen, seconds } from './in-words.ts';

/** One MMSI, two vessels: its positions go to and fro between places out of each other's reach. */
export const IDENTITY_CONFLICT_CARD: RuleCard = {
  rule: 'identity-conflict',
  category: 'B',
  cause: ({ 'identity-conflict': { times, withinS } }) => `Positions under one MMSI came from places out of each other’s reach, ${times} times within ${seconds(withinS)}.`,
  consequence: 'Two vessels share one track; what is shown of it belongs now to one, now to the other.',
  action: 'Tell the two apart by name, radar or voice; ask for the MMSI to be corrected.',
  priority: (limits) => named(limits['identity-conflict'].priority),
  delay: ({ 'identity-conflict': { times, holdS } }) => (holdS === 0 ? `With the position that makes it ${times} times.` : `It happened ${times} times, and then ${seconds(holdS)}.`),
  deadband: ({ 'identity-conflict': { times, withinS, releaseS } }) => overWhen(`it was fewer than ${times} times in ${seconds(withinS)}`, releaseS),
};
