import { FLOOD_BEGINS_AT, FLOOD_ENDS_BELOW, FLOOD_WINDOW_MS } from '../alert-limits.ts';
import type { RuleCard } from './card.ts';
import { seconds } from './in-words.ts';

/** The alert book itself: more alerts come than the desks can answer. */
export const FLOOD_CARD: RuleCard = {
  rule: 'flood',
  category: 'B',
  cause: () => `${FLOOD_BEGINS_AT} or more new alerts, cautions apart, came within ${seconds(FLOOD_WINDOW_MS / 1000)}.`,
  consequence: 'What matters is lost among the rest. While it lasts only emergencies and alarms sound; every warning is shown, held without sound, and still becomes an alarm when nobody answers it.',
  action: 'Share out the work, and look for what they have in common.',
  priority: () => 'Warning, to the supervisor.',
  delay: () => 'At once.',
  deadband: () => `Over when fewer than ${FLOOD_ENDS_BELOW} new ones came within ${seconds(FLOOD_WINDOW_MS / 1000)}.`,
};
