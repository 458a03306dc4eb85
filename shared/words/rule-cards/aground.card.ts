import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A vessel says that it is aground. */
export const AGROUND_CARD: RuleCard = {
  rule: 'aground',
  category: 'B',
  cause: () => 'A vessel outside a harbour sends the status “aground” and does not make way.',
  consequence: 'She may be holed, break up or spill; her crew is in danger as the tide goes.',
  action: 'Call her; ask about people, damage and tide; task what she needs.',
  priority: ({ aground }) => named(aground.priority),
  delay: ({ aground }) => heldFor(aground.holdS),
  deadband: ({ aground }) => overWhen('she has said otherwise', aground.releaseS),
};
