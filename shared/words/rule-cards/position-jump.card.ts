import type { RuleCard } from './card.ts';
import { named, seconds } from './in-words.ts';

/** A track went on at a place that it could not have reached. */
export const POSITION_JUMP_CARD: RuleCard = {
  rule: 'position-jump',
  category: 'B',
  cause: () => 'Two positions in a row were farther off than anything of its kind could have gone.',
  consequence: 'Its receiver is wrong or disturbed, or somebody else uses its MMSI: its place cannot be relied on.',
  action: 'Check its position by radar or voice.',
  priority: (limits) => named(limits['position-jump'].priority),
  delay: ({ 'position-jump': { holdS } }) => `With the second position that agrees with the first${holdS === 0 ? '' : `, and then ${seconds(holdS)}`}.`,
  deadband: (limits) => `Over after ${seconds(limits['position-jump'].releaseS)} without another.`,
};
