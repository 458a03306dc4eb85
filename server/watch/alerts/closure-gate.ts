import type { Alert } from '../../../shared/words/alert.ts';
import type { Problem } from '../../../shared/words/problem.ts';

/**
 * The closure gate of requirement R4: why a held alert may not be released yet although two qualified people want it;
 * null when nothing is in the way. An alert that belongs to no incident has nothing in the way. Incidents put here what they
 * ask for: an outcome from the fixed list, the identity checklist, a people balance of zero or explained.
 */
export function closureGate(_alert: Alert): Problem | null {
  return null;
}
