import type { ZoneRuleName } from '../../../shared/words/zone.ts';
import { zoneApproach } from './zone-approach.rule.ts';
import { zoneDwell } from './zone-dwell.rule.ts';
import { zoneEntry } from './zone-entry.rule.ts';
import { zoneExit } from './zone-exit.rule.ts';
import type { ZoneRuleMachine } from './zone-slot.ts';
import { zoneSpeed } from './zone-speed.rule.ts';

/** Every rule that a zone can have. */
export const ZONE_RULES: Readonly<Record<ZoneRuleName, ZoneRuleMachine>> = {
  'zone-entry': zoneEntry,
  'zone-exit': zoneExit,
  'zone-dwell': zoneDwell,
  'zone-approach': zoneApproach,
  'zone-speed': zoneSpeed,
};
