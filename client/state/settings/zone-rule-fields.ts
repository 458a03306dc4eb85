import { ZoneRule, type ZoneKind, type ZoneRuleName } from '../../../shared/words/zone.ts';
import { limitsOf, type Limit, type NumberLimit } from './limits.ts';

/** What a vessel does that a zone's rule watches for. */
export const ZONE_RULE_TEXT: Readonly<Record<ZoneRuleName, string>> = {
  'zone-entry': 'Enters',
  'zone-exit': 'Leaves',
  'zone-dwell': 'Stays too long',
  'zone-approach': 'Is heading for it',
  'zone-speed': 'Too fast or too slow',
};

export const ZONE_KIND_TEXT: Readonly<Record<ZoneKind, string>> = {
  geofence: 'Geofence',
  'harbour-approach': 'Harbour approach',
  lane: 'Traffic lane',
  separation: 'Separation zone',
  inshore: 'Inshore traffic zone',
  anchorage: 'Anchorage',
  exercise: 'Exercise area',
  other: 'Other',
};

type FieldName = 'holdS' | 'hysteresisM' | 'releaseS' | 'dwellS' | 'withinMin' | 'aboveKn' | 'belowKn';

export interface ZoneRuleField {
  readonly name: FieldName;
  readonly label: string;
  readonly unit: string;
  readonly why: string;
  /** The rule means nothing without it. */
  readonly needed: boolean;
  readonly limit: NumberLimit;
}

const isNumber = (limit: Limit): limit is NumberLimit => limit.kind === 'number';
const LIMITS = new Map(limitsOf(ZoneRule).filter(isNumber).map((limit) => [limit.path[0], limit]));

function field(name: FieldName, label: string, unit: string, why: string, needed = true): ZoneRuleField {
  const limit = LIMITS.get(name);
  if (!limit) throw new Error(`a zone's rule has no limit ${name}`);
  return { name, label, unit, why, needed, limit };
}

const hold = field('holdS', 'Delay', 's', 'It must hold so long, without a break, before the alert is raised.');
const hysteresis = field('hysteresisM', 'Beyond the line', 'm', 'A vessel counts as out only when it is so far outside: wandering along the line is one alert, not forty.');
const release = field('releaseS', 'Over after', 's', 'The alert ends when the condition has been gone for so long.');
const dwell = field('dwellS', 'Longest stay', 's', 'So long a vessel may be inside.');
const within = field('withinMin', 'Looks ahead', 'min', 'How far ahead its way is reckoned.');
const above = field('aboveKn', 'Faster than', 'kn', 'Leave it blank for no upper limit.', false);
const below = field('belowKn', 'Slower than', 'kn', 'Leave it blank for no lower limit.', false);

/** The limits that count in a rule, the most telling first. */
export const ZONE_RULE_FIELDS: Readonly<Record<ZoneRuleName, readonly ZoneRuleField[]>> = {
  'zone-entry': [hold, hysteresis, release],
  'zone-exit': [hold, hysteresis, release],
  'zone-dwell': [dwell, hysteresis, release],
  'zone-approach': [within, hold, release],
  'zone-speed': [above, below, hold, hysteresis, release],
};

/** A rule to begin with. */
export function newZoneRule(rule: ZoneRuleName): ZoneRule {
  const more = rule === 'zone-dwell' ? { dwellS: 1200 } : rule === 'zone-approach' ? { withinMin: 10 } : rule === 'zone-speed' ? { aboveKn: 10 } : {};
  return ZoneRule.parse({ rule, ...more });
}

/** What a rule lacks to mean something, in words, or null. */
export function ruleFault(rule: ZoneRule): string | null {
  if (rule.rule === 'zone-dwell' && rule.dwellS === undefined) return 'it needs its longest stay.';
  if (rule.rule === 'zone-approach' && rule.withinMin === undefined) return 'it needs to know how far to look ahead.';
  if (rule.rule === 'zone-speed') {
    if (rule.aboveKn === undefined && rule.belowKn === undefined) return 'it needs an upper or a lower speed.';
    if (rule.aboveKn !== undefined && rule.belowKn !== undefined && rule.aboveKn <= rule.belowKn) return 'every speed breaks it: the upper limit is not above the lower one.';
  }
  return null;
}
