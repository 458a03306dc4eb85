import { z } from 'zod';
import { Time } from './position.ts';
import { RuleSettings } from './rules.ts';
import { ZoneFeature, ZoneProperties } from './zone.ts';

/** What a watch goes by: its zones with their rules, and the limits of all other rules. */
export const Settings = z.object({
  /** 0 as started from files or as delivered; goes up by one with every change. A command names the one that its sender saw. */
  revision: z.number().int().min(0),
  /** In the order in which they were first given. */
  zones: z.array(ZoneFeature),
  rules: RuleSettings,
  changedAt: Time.nullable(),
  changedBy: z.string().nullable(),
});
export type Settings = z.infer<typeof Settings>;

/** One change of the settings, as the journal keeps it: what is other than before, and no more. `settingsAfter` applies it. */
export const SettingsChange = z.object({
  /** Of the settings after it. */
  revision: z.number().int().min(1),
  /** New and changed zones, each with the version that it has from now on. */
  zones: z.array(ZoneFeature),
  /** Ids of the zones that are no more. */
  removed: z.array(ZoneProperties.shape.id),
  /** Every limit, when one of them changed; else null. */
  rules: RuleSettings.nullable(),
  /** True in the first entry of a watch: it has all zones and all limits, and nothing from before it counts. */
  whole: z.boolean(),
  /** Marks of the files (or of what is delivered) that were taken up with it; null where none was. */
  taken: z.object({ zones: z.string().nullable(), rules: z.string().nullable() }),
  note: z.string(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The settings after a change: unchanged zones keep their place, new ones come last. */
export function settingsAfter(before: Settings, change: SettingsChange, at: Time, by: string): Settings {
  const changed = new Map(change.zones.map((zone) => [zone.properties.id, zone]));
  const removed = new Set(change.removed);
  const kept = change.whole ? [] : before.zones.filter(({ properties: { id } }) => !removed.has(id)).map((zone) => changed.get(zone.properties.id) ?? zone);
  const known = new Set(kept.map(({ properties: { id } }) => id));
  return {
    revision: change.revision,
    zones: [...kept, ...change.zones.filter(({ properties: { id } }) => !known.has(id))],
    rules: change.rules ?? before.rules,
    changedAt: at,
    changedBy: by,
  };
}
