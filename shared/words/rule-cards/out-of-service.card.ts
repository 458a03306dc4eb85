import { OUT_OF_SERVICE_AT_MOST_MS } from '../alert-limits.ts';
import type { RuleCard } from './card.ts';
import { seconds } from './in-words.ts';

/** The alert book itself: an alert was taken out of service, and nobody is called by it meanwhile. */
export const OUT_OF_SERVICE_CARD: RuleCard = {
  rule: 'out-of-service',
  category: 'B',
  cause: () => 'A supervisor took an alert out of service.',
  consequence: 'What it would tell is not told until it is back in service.',
  action: 'Keep a look-out for it by other means, and put it back in service as soon as that can be.',
  priority: () => 'Caution.',
  delay: () => 'At once.',
  deadband: () => `Over when it is back in service, at the latest ${seconds(OUT_OF_SERVICE_AT_MOST_MS / 1000)} after it was taken out.`,
};
