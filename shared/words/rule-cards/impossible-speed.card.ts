import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A vessel says that it goes faster than anything of its kind. */
export const IMPOSSIBLE_SPEED_CARD: RuleCard = {
  rule: 'impossible-speed',
  category: 'B',
  cause: () => 'A vessel reports a speed that nothing of its kind reaches.',
  consequence: 'What is predicted from its speed is wrong.',
  action: 'Judge its speed from its trail; tell the ship that its equipment is at fault.',
  priority: (limits) => named(limits['impossible-speed'].priority),
  delay: (limits) => heldFor(limits['impossible-speed'].holdS),
  deadband: (limits) => overWhen('its speed has been possible', limits['impossible-speed'].releaseS),
};
