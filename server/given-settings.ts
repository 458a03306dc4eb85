import { createHash } from 'node:crypto';
import type { RuleSettings } from '../shared/words/rules.ts';
import type { ZoneCollection } from '../shared/words/zone.ts';
import { canonicalJson } from './journal/chain.ts';
import { readRules } from './rules.ts';
import { DELIVERED, type GivenSettings } from './watch/settings/take-up.ts';
import { readZones } from './zones.ts';

/** The settings that a watch is started with. */
export interface StartSettings {
  readonly zones: ZoneCollection;
  readonly rules: RuleSettings;
  readonly given: GivenSettings;
}

/** Reads the files that a start names, or takes what is delivered; in words what is wrong with a file. */
export async function startSettings(files: { readonly zones: string | undefined; readonly rules: string | undefined }): Promise<StartSettings | { problem: string }> {
  const zones = await readZones(files.zones);
  if ('problem' in zones) return zones;
  const rules = await readRules(files.rules);
  if ('problem' in rules) return rules;
  const given: GivenSettings = {
    zones: { content: zones.features, mark: markOf(zones.features, files.zones), file: files.zones ?? null },
    rules: { content: rules, mark: markOf(rules, files.rules), file: files.rules ?? null },
  };
  return { zones, rules, given };
}

/** By content, so that a file that was only moved or laid out anew is no other. */
const markOf = (content: unknown, file: string | undefined): string => `${file === undefined ? DELIVERED : 'file:'}${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
