import type { AlertPriority } from './alert.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** MSC.302(87) 7.3.5: the sound restarts when the alert was not acknowledged within 30 s. */
export const SILENCE_MS = 30 * SECOND;

/** An unacknowledged warning sounds again after each of these; emergency and alarm sound without a break (REQUIREMENTS 3.6). */
export const REALERT_MS = 60 * SECOND;

/** Unacknowledged for so long: a warning becomes an alarm (REQUIREMENTS 3.6). */
export const WARNING_ESCALATES_MS = 120 * SECOND;
/** Each step of an emergency's or alarm's audience: supervisors after 60 s, everyone after 120 s (REQUIREMENTS 3.6). */
export const AUDIENCE_WIDENS_MS = 60 * SECOND;

/** Acknowledged and nothing done for so long: it asks again (REQUIREMENTS 3.6; ReAlarmTime of OPC UA Part 9). Cautions never do. */
export const REALARM_MS: Readonly<Record<AlertPriority, number | null>> = {
  emergency: 5 * MINUTE,
  alarm: 15 * MINUTE,
  warning: 30 * MINUTE,
  caution: null,
};

/** How long an offered responsibility may go unanswered (REQUIREMENTS 3.6). */
export const ANSWER_WITHIN_MS: Readonly<Record<'desk' | 'centre', number>> = { desk: 60 * SECOND, centre: 300 * SECOND };

/** A cleared, unseen warning that is no matter of life leaves the list by itself (REQUIREMENTS 3.6). */
export const CLOSE_AFTER_MS = 30 * MINUTE;

/** A cleared, unseen alert whose condition is back within this long is the same one (REQUIREMENTS 3.6). */
export const RENEWED_WITHIN_MS = 5 * MINUTE;

/** MaxTimeShelved (OPC UA Part 9), in REQUIREMENTS 3.6. What is not here is never shelved. */
export const SHELVED_AT_MOST_MS: Readonly<Partial<Record<AlertPriority, number>>> = { warning: 30 * MINUTE, caution: 8 * HOUR };

export const OUT_OF_SERVICE_AT_MOST_MS = 24 * HOUR;

/** An owner whose last screen is gone for longer is absent (REQUIREMENTS 3.6). */
export const ABSENT_AFTER_MS = 60 * SECOND;

/** Chatter: three times set within a minute (ISA-18.2, REQUIREMENTS 3.3). */
export const CHATTER_SETS = 3;
export const CHATTER_WITHIN_MS = 60 * SECOND;
/** The off-delay that is doubled: that of the rules by default. It doubles with every further set, to at most 5 min. */
export const OFF_DELAY_MS = 30 * SECOND;
export const OFF_DELAY_AT_MOST_MS = 5 * MINUTE;
/** A condition that chattered and then stood for so long is steady. */
export const CALM_AFTER_MS = 5 * MINUTE;

/** Flood: so many new ones in ten minutes at one desk; over below the second figure (REQUIREMENTS 3.3). */
export const FLOOD_BEGINS_AT = 10;
export const FLOOD_ENDS_BELOW = 5;
export const FLOOD_WINDOW_MS = 10 * MINUTE;
