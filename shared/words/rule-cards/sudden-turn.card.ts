import type { RuleCard } from './card.ts';
import { heldFor, named, seconds } from './in-words.ts';

/** A large ship turned as she does not turn to follow her route. */
export const SUDDEN_TURN_CARD: RuleCard = {
  rule: 'sudden-turn',
  category: 'B',
  cause: ({ sea, 'sudden-turn': { fromKn, turnDeg, withinS } }) => `A large ship (${sea.largeShipM} m or more) at ${fromKn} kn or more turned by ${turnDeg}° or more within ${seconds(withinS)}, outside a harbour.`,
  consequence: 'She avoids something that is not seen from here, or her steering failed.',
  action: 'Look what is near her; call her if she does not come back to her course.',
  priority: (limits) => named(limits['sudden-turn'].priority),
  delay: (limits) => heldFor(limits['sudden-turn'].holdS),
  deadband: (limits) => `Over ${seconds(limits['sudden-turn'].releaseS)} after the turn.`,
};
