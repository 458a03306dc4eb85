import { z } from 'zod';
import { AlertPriority } from '../../../shared/words/alert.ts';
import { Time } from '../../../shared/words/position.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import { saysTheSame } from '../../../shared/words/same.ts';
import { Settings, settingsAfter, type SettingsChange } from '../../../shared/words/settings.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';

/** Marks of the files, or of what is delivered, that zones and rules were last taken from. */
export const TakenFrom = z.object({ zones: z.string(), rules: z.string() });
export type TakenFrom = z.infer<typeof TakenFrom>;

/** The settings of a watch, and what must be known beside them to change them. Plain data; a change makes another. */
export const HeldSettings = z.object({
  settings: Settings,
  /** The last version of every zone that ever was, by id: a zone that comes again goes on from it. */
  versions: z.record(z.string(), z.number().int()),
  taken: TakenFrom,
  /** Somebody changed them since they were taken from there. */
  edited: z.object({ zones: z.boolean(), rules: z.boolean() }),
  /** When the limits of a rule last changed, or it was switched off: what began before cannot be checked by it any more. */
  ruleChanged: z.record(z.string(), Time),
});
export type HeldSettings = z.infer<typeof HeldSettings>;

/** A zone as far as memory goes: a changed one is another. */
export const zoneMark = ({ properties: { id, version } }: ZoneFeature): string => `${id}@${version}`;

/** What a watch begins with. */
export const heldFrom = (zones: readonly ZoneFeature[], rules: RuleSettings, taken: TakenFrom): HeldSettings => ({
  settings: { revision: 0, zones: [...zones], rules, changedAt: null, changedBy: null },
  versions: Object.fromEntries(zones.map(({ properties: { id, version } }) => [id, version])),
  taken,
  edited: { zones: false, rules: false },
  ruleChanged: {},
});

/** The settings after a change, by whoever made it. */
export function heldAfter(held: HeldSettings, change: SettingsChange, at: Time, by: string): HeldSettings {
  const settings = settingsAfter(held.settings, change, at, by);
  const { taken } = change;
  return {
    settings,
    versions: { ...held.versions, ...Object.fromEntries(change.zones.map(({ properties: { id, version } }) => [id, version])) },
    taken: { zones: taken.zones ?? held.taken.zones, rules: taken.rules ?? held.taken.rules },
    edited: {
      zones: taken.zones === null && (held.edited.zones || change.zones.length > 0 || change.removed.length > 0),
      rules: taken.rules === null && (held.edited.rules || change.rules !== null),
    },
    ruleChanged: { ...held.ruleChanged, ...Object.fromEntries(changedRules(held.settings.rules, settings.rules).map((rule) => [rule, at])) },
  };
}

/** Rules that judge what stands by the figures of `sea` too. */
const GO_BY_SEA: readonly string[] = ['closest-approach', 'lane-time'];

/**
 * Rules whose limits are other than they were, or that are switched off: what they remember was judged by what is no more. Delays
 * and priorities change nothing of what a condition is.
 */
export function changedRules(before: RuleSettings, after: RuleSettings): string[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).flatMap(([rule, section]) => (saysTheSame(limitsOf(was.get(rule)), limitsOf(section)) ? [] : [rule]));
  return changed.includes('sea') ? [...new Set([...changed.filter((rule) => rule !== 'sea'), ...GO_BY_SEA])] : changed;
}

/** A rule's section without its delays and priorities. */
function limitsOf(section: unknown): unknown {
  if (typeof section !== 'object' || section === null || Array.isArray(section)) return section;
  return Object.fromEntries(
    Object.entries(section).flatMap(([key, value]) => (/(hold|release)S$/i.test(key) || AlertPriority.safeParse(value).success ? [] : [[key, limitsOf(value)]])),
  );
}
