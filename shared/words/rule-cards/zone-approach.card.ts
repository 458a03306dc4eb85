import type { ZoneRule } from '../zone.ts';
import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** A vessel that is raised at ten minutes is dropped only beyond twelve and a half. */
export const APPROACH_DEADBAND = 1.25;

/** Minutes ahead. */
export const approachLimitMin = ({ withinMin }: Pick<ZoneRule, 'withinMin'>): number => withinMin ?? 10;

/** A vessel will be in a zone soon if it keeps its course and speed. */
export const ZONE_APPROACH_CARD: RuleCard<ZoneRule> = {
  rule: 'zone-approach',
  category: 'B',
  cause: (rule) => `On its present course and speed a vessel will enter the zone within ${approachLimitMin(rule)} min.`,
  consequence: 'It will be inside before anyone has spoken to it.',
  action: 'Watch it; call it in time if it should keep clear.',
  priority: ({ priority }) => named(priority),
  delay: ({ holdS }) => heldFor(holdS),
  deadband: (rule) => overWhen(`it is inside, or its entry is not predicted within ${approachLimitMin(rule) * APPROACH_DEADBAND} min,`, rule.releaseS),
};
