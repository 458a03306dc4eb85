import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen, seconds } from './in-words.ts';

/** A large ship lost her way faster than a ship stops by herself. */
export const SUDDEN_STOP_CARD: RuleCard = {
  rule: 'sudden-stop',
  category: 'B',
  cause: ({ sea, 'sudden-stop': { fromKn, toKn, withinS } }) => `A large ship (${sea.largeShipM} m or more) that made ${fromKn} kn or more makes ${toKn} kn or less within ${seconds(withinS)}, outside a harbour.`,
  consequence: 'She has run aground or into something, or her engine was put full astern for something ahead.',
  action: 'Call her; look for what is near her.',
  priority: (limits) => named(limits['sudden-stop'].priority),
  delay: (limits) => heldFor(limits['sudden-stop'].holdS),
  deadband: (limits) => overWhen('she has made way again', limits['sudden-stop'].releaseS),
};
