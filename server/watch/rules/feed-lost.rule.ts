import type { RuleCard } from './rule.ts';

/** A source that alone sees vessels in a live alert, in distress, or small craft brings nothing. */
export const FEED_LOST: RuleCard = {
  rule: 'feed-lost',
  cause: 'A source went silent or failed that alone covered a vessel in a live alert, in distress, or a small craft.',
  consequence: 'What happens to those vessels is not seen.',
  action: 'Have the source repaired; follow the vessels by radar and voice meanwhile.',
  priority: 'warning',
  category: 'B',
  delay: 'Silent for a minute. An alarm when it covered somebody in distress.',
  deadband: 'Over when it has brought something for 10 s.',
};
