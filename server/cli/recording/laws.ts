import type { RecordingLaws } from '../../../shared/recording/words.ts';
import { readRules } from '../../rules.ts';
import { readZones } from '../../zones.ts';

/** `--zones FILE --rules FILE`: those that were named. */
export async function readLaws(zonesFile: string | undefined, rulesFile: string | undefined): Promise<Partial<RecordingLaws> | { problem: string }> {
  const zones = zonesFile === undefined ? null : await readZones(zonesFile);
  if (zones !== null && 'problem' in zones) return zones;
  const rules = rulesFile === undefined ? null : await readRules(rulesFile);
  if (rules !== null && 'problem' in rules) return rules;
  return { ...(zones !== null && { zones }), ...(rules !== null && { rules }) };
}
