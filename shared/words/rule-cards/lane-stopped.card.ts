import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A ship lies stopped or drifts in a traffic lane. */
export const LANE_STOPPED_CARD: RuleCard = {
  rule: 'lane-stopped',
  category: 'A',
  cause: ({ sea }) => `A ship in a traffic lane makes less than ${sea.stillKn} kn or is not under command.`,
  consequence: 'Traffic that follows the lane will run up to her.',
  action: 'Ask what failed; warn ships in the lane; think of a tug.',
  priority: (limits) => named(limits['lane-stopped'].priority),
  delay: (limits) => heldFor(limits['lane-stopped'].holdS),
  deadband: ({ 'lane-stopped': { movingKn, releaseS } }) => overWhen(`she has made ${movingKn} kn, or been out of the lane,`, releaseS),
};
