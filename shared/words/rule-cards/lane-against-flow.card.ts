import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A ship goes against a traffic lane (COLREG 10(b)(i)). */
export const LANE_AGAINST_FLOW_CARD: RuleCard = {
  rule: 'lane-against-flow',
  category: 'A',
  cause: ({ 'lane-against-flow': { offFlowDeg, makingWayKn } }) => `A ship that makes ${makingWayKn} kn or more in a traffic lane steers more than ${offFlowDeg}° off its flow. Crossing it is no such thing.`,
  consequence: 'She meets the traffic of the lane head on.',
  action: 'Call her and warn ships ahead of her.',
  priority: (limits) => named(limits['lane-against-flow'].priority),
  delay: (limits) => heldFor(limits['lane-against-flow'].holdS),
  deadband: ({ 'lane-against-flow': { backDeg, releaseS } }) => overWhen(`she has been less than ${backDeg}° off, or out of the lane,`, releaseS),
};
