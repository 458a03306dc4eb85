import type { Time } from '../../../shared/words/position.ts';
import type { RuleCard } from '../../../shared/words/rule-cards/card.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';

/**
 * Where one zone rule stands with one track. A slot exists only while there is something to remember; without one
 * the rule is at rest.
 *
 * - `armed`: the rule could begin (zone-exit: it is inside)
 * - `pending`: the condition holds, not yet long enough
 * - `leaving`: as `pending`, but it just went beyond the line (zone-dwell)
 * - `on`: the condition holds
 * - `releasing`: on, but it no longer holds; not yet for long enough
 */
type SlotPhase = 'armed' | 'pending' | 'leaving' | 'on' | 'releasing';

export interface ZoneSlot {
  /** Index of the zone in the watch, and of the rule in the zone. */
  readonly zone: number;
  readonly rule: number;
  phase: SlotPhase;
  /** Time of the position that began it. */
  since: Time;
  /** When the phase ends by itself; null when only a position can end it. */
  due: Time | null;
  /** First seen inside: it is no news, and will not be raised until it has left and come again. */
  quiet: boolean;
  /** The last position did not tell what the rule needs (no course or speed). */
  unsure: boolean;
  /** What the alert book was last told; null while there is nothing to tell. */
  told: 'true' | 'unknown' | null;
}

/** One position of one track as one zone sees it. */
export interface ZoneSight {
  readonly at: Time;
  readonly inside: boolean;
  /** Outside, and farther from the line than the rule's deadband. */
  readonly beyond: boolean;
  /** The track's first position: nobody knows where it came from. */
  readonly first: boolean;
  /** Minutes until it enters on its present course and speed; null when it does not, undefined when that is not known. */
  readonly entersInMin: number | null | undefined;
  /** Knots. */
  readonly sog: number | null;
}

/** What a rule makes of a slot: the changed slot, or null when there is nothing left to remember. */
export type SlotStep = Pick<ZoneSlot, 'phase' | 'since' | 'due' | 'quiet' | 'unsure'> | null;

/** One kind of zone rule: two pure functions and what it says of itself. */
export interface ZoneRuleMachine {
  readonly card: RuleCard<ZoneRule>;
  /** In words, for the alert: `entered`, `left` ... the zone's name follows. */
  readonly verb: string;
  /** Whether a track far from the zone can matter to it. */
  readonly looksAhead: boolean;
  /** A position. `slot` is null at rest. */
  see(slot: ZoneSlot | null, rule: ZoneRule, sight: ZoneSight): SlotStep;
  /** The slot's `due` has come. */
  elapse(slot: ZoneSlot, rule: ZoneRule): SlotStep;
  /** The track was lost: what it was about to do is no longer known. */
  lose(slot: ZoneSlot): SlotStep;
}

/** Whether the rule's condition holds, as far as the slot knows. */
export const holds = (slot: ZoneSlot): boolean => (slot.phase === 'on' || slot.phase === 'releasing') && !slot.quiet;

/** A pending condition that needs no time is on at once. */
export function beginning(since: Time, holdS: number): Exclude<SlotStep, null> {
  return holdS === 0
    ? { phase: 'on', since, due: null, quiet: false, unsure: false }
    : { phase: 'pending', since, due: since + holdS * 1000, quiet: false, unsure: false };
}
