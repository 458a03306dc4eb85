import type { ZoneRule } from '../zone.ts';
import type { RuleCard } from './card.ts';
import { named, overWhen, seconds } from './in-words.ts';

/** Seconds inside that are too long. */
export const dwellLimitS = ({ dwellS, holdS }: Pick<ZoneRule, 'dwellS' | 'holdS'>): number => dwellS ?? holdS;

/** A vessel has been in a zone for too long. */
export const ZONE_DWELL_CARD: RuleCard<ZoneRule> = {
  rule: 'zone-dwell',
  category: 'B',
  cause: (rule) => `A vessel has been inside the zone for more than ${seconds(dwellLimitS(rule))}.`,
  consequence: 'It may be stopped, adrift, or waiting for something where nobody should.',
  action: 'Ask what it is doing and whether it needs help.',
  priority: ({ priority }) => named(priority),
  delay: (rule) => `${seconds(dwellLimitS(rule))} inside. Short trips over the line do not begin it anew.`,
  deadband: ({ hysteresisM, releaseS }) => overWhen(`it has been more than ${hysteresisM} m beyond the line`, releaseS),
};
