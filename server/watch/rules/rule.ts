import type { AlertCategory, AlertPriority } from '../../../shared/words/alert.ts';

/**
 * What a rule says of itself: shown to an operator who asks "why this alert" (REQUIREMENTS 3.5: each alert has a
 * cause, a consequence and an expected action, or it is no alert).
 */
export interface RuleCard {
  readonly rule: string;
  /** What must be so for it to be raised. */
  readonly cause: string;
  /** What follows if nobody does anything. */
  readonly consequence: string;
  /** What the operator is expected to do: the alert's `todo`. */
  readonly action: string;
  readonly priority: AlertPriority;
  readonly category: AlertCategory;
  /** How long the condition must hold before, and how it must end, in words. */
  readonly delay: string;
  readonly deadband: string;
}
