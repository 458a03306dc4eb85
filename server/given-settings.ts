import { createHash } from 'node:crypto';
import type { RecordingLaws } from '../shared/recording/words.ts';
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

/** How settings that came with a recording are called where a file would be named. */
const WITH_IT = 'the recording';

/** Reads the files that a start names; else takes what came with a recording, else what is delivered. In words what is wrong with a file. */
export async function startSettings(files: { readonly zones: string | undefined; readonly rules: string | undefined }, own: RecordingLaws = { zones: null, rules: null }): Promise<StartSettings | { problem: string }> {
  const ownZones = files.zones === undefined ? own.zones : null;
  const ownRules = files.rules === undefined ? own.rules : null;
  const zones = ownZones ?? (await readZones(files.zones));
  if ('problem' in zones) return zones;
  const rules = ownRules ?? (await readRules(files.rules));
  if ('problem' in rules) return rules;
  const zonesFile = ownZones === null ? files.zones : WITH_IT;
  const rulesFile = ownRules === null ? files.rules : WITH_IT;
  const given: GivenSettings = {
    zones: { content: zones.features, mark: markOf(zones.features, zonesFile), file: zonesFile ?? null },
    rules: { content: rules, mark: markOf(rules, rulesFile), file: rulesFile ?? null },
  };
  return { zones, rules, given };
}

/** By content, so that a file that was only moved or laid out anew is no other. */
const markOf = (content: unknown, file: string | undefined): string => `${file === undefined ? DELIVERED : 'file:'}${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
