import { ZoneRuleName } from '../../../shared/words/zone.ts';
import { live } from '../watch.ts';
import { zonesNow } from './editing.ts';
import { ruleTitle } from './rule-words.ts';
import { ZONE_RULE_TEXT } from './zone-rule-fields.ts';

/** A rule as a person calls it, with its zone where it is a zone's: `Enters: Dover approach`. */
export function kindTitle(rule: string, zone: string | null, zoneName?: string): string {
  const known = ZoneRuleName.safeParse(rule);
  const title = known.success ? ZONE_RULE_TEXT[known.data] : ruleTitle(rule);
  if (zone === null) return title;
  const name = zoneName ?? [...zonesNow.value, ...(live.settings.value?.zones ?? [])].find((z) => z.properties.id === zone)?.properties.name ?? zone;
  return `${title}: ${name}`;
}
