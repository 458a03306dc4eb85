import { SAFETY_TEXT_CARD } from '../../../shared/words/rule-cards/safety-text.card.ts';
import { calledStatus } from '../../../shared/words/status-call.ts';
import { classWord } from '../alerts/wording.ts';
import { isBeacon } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** A text's mark: FNV-1a (Fowler, Noll, Vo), so that a repeated text is the same situation. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A beacon that says that it is in use or under test is told of as one (`ais-distress`); whatever else it says is a text like any other. */
const saysItsState = (text: string): boolean => /\b(ACTIVE|TEST)\b/i.test(text);

/** Somebody broadcasts a safety-related text (message 14). */
export const safetyText: TrackRule = {
  name: 'safety-text',
  card: SAFETY_TEXT_CARD,
  outlivesLoss: true,
  momentary: true,
  delays: ({ 'safety-text': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  hear(track, { text, addressedTo }) {
    const said = text.trim();
    return calledStatus(text) !== null || (isBeacon(track) && saysItsState(said)) || addressedTo !== null || said === '' ? null : { value: 'true', subject: markOf(said), note: said };
  },
  say: (track, { note }, _at, { settings }) => ({ priority: settings['safety-text'].priority, what: `${classWord(track)} says: ${note ?? '(the text was not kept)'}`, text: note }),
};
