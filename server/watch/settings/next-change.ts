import type { RuleSettings } from '../../../shared/words/rules.ts';
import { saysTheSame } from '../../../shared/words/same.ts';
import type { SettingsChange } from '../../../shared/words/settings.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import type { HeldSettings } from './held.ts';

/** Zones and rules as somebody wants them; what is left out stays. */
export interface Wanted {
  /** Every zone that there is to be. A version is only a wish: it is never lower than the last of that id. */
  readonly zones?: readonly WantedZone[] | undefined;
  readonly rules?: RuleSettings | undefined;
}
type WantedZone = Pick<ZoneFeature, 'geometry'> & { readonly properties: Omit<ZoneFeature['properties'], 'version'> & { readonly version?: unknown } };

/** The change that leads to what is wanted, with the versions that zones get; null when nothing differs. */
export function changeTo(held: HeldSettings, wanted: Wanted, note: string, taken: SettingsChange['taken'] = { zones: null, rules: null }): SettingsChange | null {
  const { settings } = held;
  const before = new Map(settings.zones.map((zone) => [zone.properties.id, zone]));
  const zones = (wanted.zones ?? settings.zones).map((zone) => versioned(held, zone, before.get(zone.properties.id), taken.zones !== null));
  const ids = new Set(zones.map(({ properties: { id } }) => id));
  const removed = settings.zones.flatMap(({ properties: { id } }) => (ids.has(id) ? [] : [id]));
  const changed = zones.filter((zone) => before.get(zone.properties.id) !== zone);
  const rules = wanted.rules === undefined || saysTheSame(wanted.rules, settings.rules) ? null : wanted.rules;
  if (changed.length === 0 && removed.length === 0 && rules === null && taken.zones === null && taken.rules === null) return null;
  // The first says all, so that the journal alone can be folded from then on.
  const whole = settings.revision === 0;
  return {
    revision: settings.revision + 1,
    zones: whole ? inOrder(settings.zones, zones) : changed,
    removed,
    rules: whole ? (rules ?? settings.rules) : rules,
    whole,
    taken,
    note,
  };
}

/** The zone that is there already, when it is the same but for its version; else the same with its next version. */
function versioned(held: HeldSettings, wanted: WantedZone, before: ZoneFeature | undefined, fromFile: boolean): ZoneFeature {
  const { version: wish, id, name, kind, rules, source } = wanted.properties;
  const made = (version: number): ZoneFeature => ({ type: 'Feature', id, geometry: wanted.geometry, properties: { id, name, kind, version, rules, source } });
  if (before !== undefined && saysTheSame(before, made(before.properties.version))) return before;
  const next = (held.versions[id] ?? 0) + 1;
  return made(fromFile && typeof wish === 'number' ? Math.max(next, wish) : next);
}

/** Those that were there keep their place. */
function inOrder(before: readonly ZoneFeature[], zones: readonly ZoneFeature[]): ZoneFeature[] {
  const byId = new Map(zones.map((zone) => [zone.properties.id, zone]));
  const kept = before.flatMap(({ properties: { id } }) => byId.get(id) ?? []);
  const known = new Set(kept);
  return [...kept, ...zones.filter((zone) => !known.has(zone))];
}
