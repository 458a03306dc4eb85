import { CLOSEST_APPROACH } from './closest-approach.rule.ts';
import { FEED_LOST } from './feed-lost.rule.ts';
import type { RuleCard } from './rule.ts';
import { TRACK_RULE } from './track-rules.ts';
import { TRACK_RULES } from './track-rule.ts';
import { ZONE_RULES } from './zone-rules.ts';

/** What every rule says of itself, for the operator who asks "why this alert". Two rules may speak under one name, by priority. */
export const RULE_CARDS: readonly RuleCard[] = [...Object.values(ZONE_RULES).map(({ card }) => card), CLOSEST_APPROACH, ...TRACK_RULES.map((name) => TRACK_RULE[name].card), FEED_LOST];
