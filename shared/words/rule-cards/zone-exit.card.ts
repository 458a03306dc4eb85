import type { ZoneRule } from '../zone.ts';
import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen, seconds } from './in-words.ts';

/** Leaving is an event: after so many seconds outside it is over, and the alert's condition with it. */
export const LEAVING_LASTS_S = 600;

/** A vessel that was in a zone has gone from it. */
export const ZONE_EXIT_CARD: RuleCard<ZoneRule> = {
  rule: 'zone-exit',
  category: 'B',
  cause: ({ hysteresisM }) => `A vessel that was inside the zone is more than ${hysteresisM} m beyond its line, and has been for the delay.`,
  consequence: 'It is no longer where it was expected to be: an anchorage, an exercise area, a guarded place.',
  action: 'Check whether it was to leave; call it if not.',
  priority: ({ priority }) => named(priority),
  delay: ({ holdS }) => heldFor(holdS),
  deadband: ({ releaseS }) => `${overWhen('it has been back inside', releaseS)} After ${seconds(LEAVING_LASTS_S)} outside in any case.`,
};
