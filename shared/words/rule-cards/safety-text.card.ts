import type { RuleCard } from './card.ts';
import { named, seconds } from './in-words.ts';

/** Somebody broadcasts a safety-related text (message 14). */
export const SAFETY_TEXT_CARD: RuleCard = {
  rule: 'safety-text',
  category: 'B',
  cause: () => 'A station that is no distress beacon broadcast a safety-related text.',
  consequence: 'It may be a call for help in plain words, or a warning that others need.',
  action: 'Read it; call the sender if it asks for anything.',
  priority: (limits) => named(limits['safety-text'].priority),
  delay: ({ 'safety-text': { holdS } }) => `${holdS === 0 ? 'At once.' : `After ${seconds(holdS)}.`} The same text again is the same alert.`,
  deadband: (limits) => `Over ${seconds(limits['safety-text'].releaseS)} after it was last heard.`,
};
