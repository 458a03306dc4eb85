import type { Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { AlertFacts } from '../alerts/book.ts';
import type { Part } from '../alerts/joining.ts';

/** A rule's condition about one situation, as it is told to the alert book. */
export interface Finding {
  /** What makes it one situation: the rule and whom it is about. */
  readonly key: string;
  readonly value: Condition;
  /** Time of the position, or of the delay's end, that decided it. */
  readonly at: Time;
  /** Time of the newest position that it rests on; null when it rests on none. */
  readonly observedAt: Time | null;
  /** Time of the position that began it. */
  readonly since: Time;
  /** Words and figures, made only when an alert wants them. */
  readonly facts: () => AlertFacts;
}

/** Something that a rule's memory has told the book and still stands for. */
export interface Told {
  readonly finding: Finding;
  /** Drops it: the journal knows that it is over. */
  readonly forget: () => void;
}

/** A room of rules with a memory of its own, brought together with the journal's alerts after a restart. */
export interface RuleRoom {
  /** Everything that it stands for, at watch time `at`. */
  told(at: Time): Iterable<Told>;
  /**
   * Takes over a standing alert that its memory does not know, so that it can end. What the memory now says of the
   * condition comes back; null when the alert is not this room's, or its rule or vessel is no more.
   */
  adopt(part: Part): 'true' | 'unknown' | null;
}
