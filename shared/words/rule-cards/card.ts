import type { AlertCategory } from '../alert.ts';
import type { RuleSettings } from '../rules.ts';

/**
 * What a rule says of itself: shown to an operator who asks "why this alert" (MSC.302(87) 9.7; REQUIREMENTS 3.5: each alert
 * has a cause, a consequence and an expected action, or it is no alert). `Limits` is what it goes by where it runs: what is
 * said of delay and deadband is said of the limits in force, never of others.
 */
export interface RuleCard<Limits = RuleSettings> {
  readonly rule: string;
  /** The alert's category, where it does not depend on whom it is about. */
  readonly category: AlertCategory;
  /** What must be so for it to be raised. */
  readonly cause: (limits: Limits) => string;
  /** What follows if nobody does anything. */
  readonly consequence: string;
  /** What the operator is expected to do: the alert's `todo`. */
  readonly action: string;
  /** How pressing it is as raised, in words where that depends. */
  readonly priority: (limits: Limits) => string;
  /** How long the condition must hold before it is raised. */
  readonly delay: (limits: Limits) => string;
  /** When it counts as over, and how far it must be beyond its limit for that. */
  readonly deadband: (limits: Limits) => string;
}

/** A card with the limits in force filled in. */
export interface CardWords {
  readonly cause: string;
  readonly consequence: string;
  readonly action: string;
  readonly priority: string;
  readonly delay: string;
  readonly deadband: string;
}

/** The card's words under these limits. */
export const told = <Limits>(card: RuleCard<Limits>, limits: Limits): CardWords => ({
  cause: card.cause(limits),
  consequence: card.consequence,
  action: card.action,
  priority: card.priority(limits),
  delay: card.delay(limits),
  deadband: card.deadband(limits),
});
