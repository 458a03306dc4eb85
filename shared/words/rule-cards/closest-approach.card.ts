import type { RuleCard } from './card.ts';
import { seconds } from './in-words.ts';

/** Two vessels will come too close if both keep course and speed. */
export const CLOSEST_APPROACH_CARD: RuleCard = {
  rule: 'closest-approach',
  category: 'A',
  cause({ 'closest-approach': { shipAndShip, shipAndSmallCraft, smallCraftAndSmallCraft, distress } }) {
    const of = ({ cpaNm, tcpaMin }: typeof shipAndShip): string => `${cpaNm} nm in ${tcpaMin} min`;
    return `Two vessels will pass within the limit on their courses and speeds: two ships ${of(shipAndShip)}; a ship and a small craft ${of(shipAndSmallCraft)}; two small craft ${of(smallCraftAndSmallCraft)}; a ship and somebody in distress ${of(distress)}.`;
  },
  consequence: 'They collide, or a small craft is swamped.',
  action: 'Look at both; call the one that must keep clear, and warn the other.',
  priority: ({ 'closest-approach': { shipAndShip, shipAndSmallCraft, smallCraftAndSmallCraft, distress } }) =>
    `Two ships: ${shipAndShip.priority}; with a small craft: ${shipAndSmallCraft.priority}; two small craft: ${smallCraftAndSmallCraft.priority}; in distress: ${distress.priority}. A pilot or rescue vessel that comes close on purpose: caution.`,
  delay({ 'closest-approach': { shipAndShip, shipAndSmallCraft, smallCraftAndSmallCraft, distress, soonHoldS, holdPart } }) {
    const of = ({ holdS }: typeof shipAndShip): string => (holdS === 0 ? 'at once' : seconds(holdS));
    return `Predicted without a break: two ships ${of(shipAndShip)}; with a small craft ${of(shipAndSmallCraft)}; two small craft ${of(smallCraftAndSmallCraft)}; in distress ${of(distress)}. Never longer than ${Math.round(holdPart * 100)} % of the time left, but for ${seconds(soonHoldS)}.`;
  },
  deadband: ({ 'closest-approach': { deadband, releaseS } }) => `Over when they are past, or predicted beyond ${deadband} times the limits, for ${seconds(releaseS)}.`,
};
