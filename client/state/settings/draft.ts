import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import type { Settings } from '../../../shared/words/settings.ts';
import { saysTheSame } from '../../../shared/words/same.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import type { Limit } from './limits.ts';
import { valueAt, withValueAt } from './limits.ts';
import { RULE_GROUPS } from './rule-words.ts';

/** What a supervisor has changed and not saved: all zones and limits as they are to be, and what they were begun from. */
export interface Draft {
  readonly base: Settings;
  readonly zones: readonly ZoneFeature[];
  readonly rules: RuleSettings;
}

/** What a draft changes. Zones by id, limits by path. */
export interface Changes {
  readonly added: readonly ZoneFeature[];
  readonly changed: readonly ZoneFeature[];
  readonly removed: readonly ZoneFeature[];
  readonly limits: readonly Limit[];
}

const LIMITS: readonly Limit[] = RULE_GROUPS.flatMap((group) => group.limits);

/** Whether two zones are the same but for their version, which the server gives. */
export const sameZone = (a: ZoneFeature, b: ZoneFeature): boolean => a === b || saysTheSame({ ...a, properties: { ...a.properties, version: 0 } }, { ...b, properties: { ...b.properties, version: 0 } });

/** The limits at which two settings differ. */
export const limitsApart = (a: RuleSettings, b: RuleSettings): Limit[] => LIMITS.filter(({ path }) => !saysTheSame(valueAt(a, path), valueAt(b, path)));

/** What of the rules is other than it was delivered. */
export const notDelivered = (rules: RuleSettings): Limit[] => limitsApart(rules, DEFAULT_RULES);

export function changesOf({ base, zones, rules }: Draft): Changes {
  const before = byId(base.zones);
  const after = byId(zones);
  return {
    added: zones.filter((zone) => !before.has(zone.properties.id)),
    changed: zones.filter((zone) => {
      const was = before.get(zone.properties.id);
      return was !== undefined && !sameZone(was, zone);
    }),
    removed: base.zones.filter((zone) => !after.has(zone.properties.id)),
    limits: limitsApart(base.rules, rules),
  };
}

export const isUnchanged = ({ added, changed, removed, limits }: Changes): boolean => added.length + changed.length + removed.length + limits.length === 0;

/** The draft with one limit set, or put back as delivered with `undefined`. */
export const withLimit = (rules: RuleSettings, path: readonly string[], value: unknown): RuleSettings => RuleSettings.parse(withValueAt(rules, path, value === undefined ? valueAt(DEFAULT_RULES, path) : value));

/**
 * The draft begun anew from settings that somebody else changed meanwhile: what this draft changed stays, what it left
 * alone is as the other made it. `both` names what both changed, where this draft now overrules the other.
 */
export function broughtOver(draft: Draft, now: Settings): { draft: Draft; both: string[] } {
  const mine = changesOf(draft);
  const was = byId(draft.base.zones);
  const theirs = byId(now.zones);
  const both: string[] = [];
  const touched = (zone: ZoneFeature): boolean => {
    const [a, b] = [was.get(zone.properties.id), theirs.get(zone.properties.id)];
    return a === undefined || b === undefined ? a !== b : !sameZone(a, b);
  };
  for (const zone of [...mine.added, ...mine.changed, ...mine.removed]) if (touched(zone)) both.push(zone.properties.name);
  const gone = new Set(mine.removed.map((zone) => zone.properties.id));
  const put = byId([...mine.added, ...mine.changed]);
  const zones = now.zones.filter((zone) => !gone.has(zone.properties.id)).map((zone) => put.get(zone.properties.id) ?? zone);
  const there = byId(zones);
  zones.push(...[...put.values()].filter((zone) => !there.has(zone.properties.id)));
  let { rules } = now;
  const theirLimits = new Set(limitsApart(draft.base.rules, now.rules).map(({ path }) => path.join('.')));
  for (const { path } of mine.limits) {
    if (theirLimits.has(path.join('.'))) both.push(path.join(' '));
    rules = withLimit(rules, path, valueAt(draft.rules, path));
  }
  return { draft: { base: now, zones, rules }, both };
}

const byId = (zones: readonly ZoneFeature[]): Map<string, ZoneFeature> => new Map(zones.map((zone) => [zone.properties.id, zone]));
