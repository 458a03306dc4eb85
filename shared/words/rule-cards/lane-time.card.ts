import type { RuleCard } from './card.ts';
import { overWhen, seconds } from './in-words.ts';

/** A small craft has been in a traffic lane for long: how long, and how many ships will come past it. */
export const LANE_TIME_CARD: RuleCard = {
  rule: 'lane-time',
  category: 'A',
  cause: ({ 'lane-time': { holdS, except } }) => `A small craft has been in a traffic lane for ${seconds(holdS)}.${except.length === 0 ? '' : ` Not for: ${except.map((name) => (name === 'sar' ? 'SAR' : name.replace('-', ' '))).join(', ')}.`}`,
  consequence: 'Large ships come past it that may not see it and cannot stop.',
  action: 'Find out whether it makes way and is well; warn the ships that will pass it.',
  priority: ({ 'lane-time': { priority, crossingKn } }) => `${priority.charAt(0).toUpperCase()}${priority.slice(1)}; one that has AIS and makes ${crossingKn} kn crosses: a caution.`,
  delay: (limits) => `${seconds(limits['lane-time'].holdS)} in lanes. Of several whose time began together, as after a start, two are told a minute: whoever a ship passes first.`,
  deadband: (limits) => overWhen('it has been out of the lane', limits['lane-time'].releaseS),
};
