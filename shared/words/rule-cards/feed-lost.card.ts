import type { RuleCard } from './card.ts';
import { overWhen, seconds } from './in-words.ts';

/** A source that alone sees vessels in a live alert, in distress, or small craft brings nothing. */
export const FEED_LOST_CARD: RuleCard = {
  rule: 'feed-lost',
  category: 'B',
  cause: () => 'A source went silent or failed that alone covered a vessel in a live alert, in distress, or a small craft.',
  consequence: 'What happens to those vessels is not seen.',
  action: 'Have the source repaired; follow the vessels by radar and voice meanwhile.',
  priority: ({ 'feed-lost': { priority, distress } }) => `${priority.charAt(0).toUpperCase()}${priority.slice(1)}; ${distress} when it covered somebody in distress.`,
  delay: ({ 'feed-lost': { holdS } }) => `The source is silent for a minute, or failed${holdS === 0 ? '' : `, and then ${seconds(holdS)}`}.`,
  deadband: ({ 'feed-lost': { releaseS } }) => overWhen('it has brought something', releaseS),
};
