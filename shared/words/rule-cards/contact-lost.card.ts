import type { RuleCard } from './card.ts';
import { overWhen, seconds } from './in-words.ts';

/** A vessel that somebody worries about is no longer heard. Any other lost track only changes its symbol. */
export const CONTACT_LOST_CARD: RuleCard = {
  rule: 'contact-lost',
  category: 'A',
  cause: () => 'A track in a live alert, in distress, or of a small craft is no longer heard.',
  consequence: 'It may have sunk, capsized or lost its power; nobody knows where it is.',
  action: 'Call it; ask ships near its last position to look; send somebody if it was in danger.',
  priority: ({ 'contact-lost': { distress, inAlert, unidentified, smallCraft } }) =>
    `In distress: ${distress}; in a live alert: ${inAlert}; without identity: ${unidentified}; a small craft that has AIS: ${smallCraft}.`,
  delay: ({ 'contact-lost': { holdS, smallCraftHoldS } }) =>
    `Five of its reporting intervals unheard, then ${seconds(holdS)}; a small craft that has AIS ${seconds(smallCraftHoldS)}; in distress none.`,
  deadband: ({ 'contact-lost': { releaseS } }) => `${releaseS === 0 ? 'Over with its next position.' : overWhen('it has been heard again', releaseS)} Not raised while its whole feed is gone: then that is the alert.`,
};
