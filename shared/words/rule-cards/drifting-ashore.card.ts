import type { RuleCard } from './card.ts';
import { heldFor, named, overWhen } from './in-words.ts';

/** So many times the limit a vessel may be from the shore before the alert ends. */
export const SHORE_DEADBAND = 1.25;

/** A vessel drifts toward a shore or a light vessel. */
export const DRIFTING_ASHORE_CARD: RuleCard = {
  rule: 'drifting-ashore',
  category: 'A',
  cause: ({ 'drifting-ashore': { withinMin, fromKn, toKn, offHeadingDeg } }) =>
    `A vessel that is not under command, or goes ${fromKn} to ${toKn} kn and ${offHeadingDeg}° or more off its heading, will be ashore or at a light vessel within ${withinMin} min.`,
  consequence: 'She strands, or fouls the light vessel.',
  action: 'Call her; ask about anchor and engine; find a tug or lifeboat that can be there in time.',
  priority: (limits) => named(limits['drifting-ashore'].priority),
  delay: (limits) => heldFor(limits['drifting-ashore'].holdS),
  deadband: ({ 'drifting-ashore': { withinMin, releaseS } }) => overWhen(`the shore is more than ${withinMin * SHORE_DEADBAND} min ahead, or she does not drift,`, releaseS),
};
