import type { Alert, AlertCategory, AlertPriority, Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { RuleCard } from '../../../shared/words/rule-cards/card.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { TextSighting } from '../../../shared/words/sighting.ts';
import type { Track } from '../picture/track.ts';
import type { Delayed, Delays } from './delayed.ts';
import type { Waters } from './waters.ts';

/** The rules that look at one track by itself, in the order in which they look. */
export const TRACK_RULES = [
  'ais-distress',
  'ais-distress-test',
  'safety-text',
  'identity-conflict',
  'position-jump',
  'impossible-speed',
  'aground',
  'not-under-command',
  'drifting-ashore',
  'sudden-stop',
  'sudden-turn',
  'lane-stopped',
  'lane-against-flow',
  'lane-time',
  'separation-zone-lingering',
  'contact-lost',
] as const;
export type TrackRuleName = (typeof TRACK_RULES)[number];

/** Where one rule stands with one track. */
export interface TrackSlot extends Delayed {
  readonly rule: TrackRuleName;
  /** What tells two situations of one rule and track apart: the mark of a text. Mostly empty. */
  readonly subject: string;
  /** What was said, to be shown. */
  readonly note: string | null;
  /** What the alert book was last told; null while there is nothing to tell. */
  readonly told: 'true' | 'unknown' | null;
}

/** What a rule may ask of everything around a track. */
export interface Surroundings {
  readonly settings: RuleSettings;
  readonly waters: Waters;
  /** All tracks. */
  readonly traffic: () => Iterable<Track>;
  /** Whether an alert above a caution stands for it, its own rules' memory says. */
  readonly inLiveAlert: (track: Track) => boolean;
  /** Whether every source that had it is gone: then the feed is what was lost. */
  readonly feedIsGone: (track: Track) => boolean;
}

/** What a rule's alert says besides what every alert of a track says. */
export interface Said {
  readonly priority: AlertPriority;
  /** The card's, unless it depends. */
  readonly category?: AlertCategory;
  readonly what: string;
  readonly figures?: Alert['figures'];
  readonly latched?: boolean;
  /** What was said, word for word, where that is what it is about. */
  readonly text?: string | null;
}

/** What a text says to a rule. */
export interface Heard {
  readonly value: Condition;
  readonly subject: string;
  readonly note: string | null;
}

/** A rule about one track. All of it is pure: it judges, `TrackWatch` remembers. */
export interface TrackRule {
  readonly name: TrackRuleName;
  readonly card: RuleCard;
  /** It is about being lost, or about something that was said or happened: being lost does not make it doubtful. */
  readonly outlivesLoss?: boolean;
  /** It is over as soon as it happened: only the off-delay, begun anew by each time, keeps it. */
  readonly momentary?: boolean;
  /** Null when the rule is switched off. */
  delays(settings: RuleSettings, track: Track): Delays | null;
  /** Judges a position; null when it says nothing about the condition. `slot` is what is remembered. */
  see?(track: Track, slot: TrackSlot | null, around: Surroundings): Condition | null;
  /** Judges a safety-related text. */
  hear?(track: Track, text: TextSighting, around: Surroundings): Heard | null;
  /** Judges that the track was lost. */
  lose?(track: Track, around: Surroundings): boolean;
  /** How many seconds a condition that has held long enough must wait still, to be asked again then; null when it need not. */
  waits?(track: Track, slot: TrackSlot, at: Time, around: Surroundings): number | null;
  say(track: Track, slot: TrackSlot, at: Time, around: Surroundings): Said;
}
