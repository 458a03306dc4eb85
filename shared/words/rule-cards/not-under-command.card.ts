import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A vessel says that she cannot keep out of the way. */
export const NOT_UNDER_COMMAND_CARD: RuleCard = {
  rule: 'not-under-command',
  category: 'B',
  cause: () => 'A vessel outside a harbour sends the status “not under command”.',
  consequence: 'She cannot manoeuvre: others must keep clear, and she may drift ashore.',
  action: 'Ask what failed and for how long; warn traffic; think of a tug.',
  priority: (limits) => named(limits['not-under-command'].priority),
  delay: (limits) => heldFor(limits['not-under-command'].holdS),
  deadband: (limits) => overWhen('she has said otherwise', limits['not-under-command'].releaseS),
};
