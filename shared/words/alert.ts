import { z } from 'zod';
import { Position, Time } from './position.ts';
import { Role, UserName } from './role.ts';

/** MSC.302(87) 6.1-6.2, most pressing first. */
export const AlertPriority = z.enum(['emergency', 'alarm', 'warning', 'caution']);
export type AlertPriority = z.infer<typeof AlertPriority>;

/** MSC.302(87) 6.3. A: acknowledged only with its object shown. B: from the list. C: another's; shown only. */
export const AlertCategory = z.enum(['A', 'B', 'C']);
export type AlertCategory = z.infer<typeof AlertCategory>;

/**
 * The states of an alert. `norm` normal (gone), `unack` active and unacknowledged, `sil` active and silenced,
 * `ack` active and acknowledged, `xfer` active, responsibility offered to another, `runack` the condition went
 * before anyone acknowledged ("cleared, not seen"); and the overlays `shelved`, `suppressed`, `oos` out of service.
 */
export const AlertState = z.enum(['norm', 'unack', 'sil', 'ack', 'xfer', 'runack', 'shelved', 'suppressed', 'oos']);
export type AlertState = z.infer<typeof AlertState>;

/** A condition that cannot be checked (track or feed lost) is `unknown`, and `unknown` never clears an alert. */
export const Condition = z.enum(['true', 'false', 'unknown']);
export type Condition = z.infer<typeof Condition>;

/** What an alert waits for is told apart by its deadlines; a person counts them down. Times are watch time. */
export const AlertDue = z.object({
  /** Nobody has acknowledged: priority (warning to alarm) or audience rises then. Runs on while silenced. */
  escalation: Time.nullable().default(null),
  /** An unacknowledged warning sounds again. */
  realert: Time.nullable().default(null),
  /** Acknowledged, and nothing logged as done: it asks again. Each logged action starts it anew. */
  realarm: Time.nullable().default(null),
  /** A warning that cleared unseen, and is no matter of life, leaves the list by itself. */
  close: Time.nullable().default(null),
  /** A chattering condition went; it counts as gone only when it stayed away until then. */
  clearing: Time.nullable().default(null),
  /** A chattering condition that stays as it is until then chatters no more. */
  calm: Time.nullable().default(null),
});
export type AlertDue = z.infer<typeof AlertDue>;

export const Acknowledgement = z.object({
  by: UserName,
  role: Role,
  at: Time,
  note: z.string().nullable(),
  /** Milliseconds from when it began to ask (`callingSince`); null where that was not kept. */
  reactionMs: z.number().int().min(0).nullable().default(null),
  /** Whether its object was on the chart before whoever acknowledged it; null where that was not kept, or it was accepted from another. */
  shown: z.boolean().nullable().default(null),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** Whose it is: the last who acknowledged or accepted it. */
export const AlertOwner = z.object({
  kind: z.enum(['person', 'centre']),
  name: UserName,
  since: Time,
  /** Had a screen open here when they took it on: only then can they be missed (`owner-absent`). */
  onScreen: z.boolean(),
});
export type AlertOwner = z.infer<typeof AlertOwner>;

/** Whom responsibility is offered to: someone at a desk of this watch, or another centre, reached by its own line. */
export const TransferTo = z.object({ kind: z.enum(['desk', 'centre']), name: UserName }).strict();
export type TransferTo = z.infer<typeof TransferTo>;

export const AlertTransfer = z.object({
  to: TransferTo,
  by: UserName,
  at: Time,
  /** Without an answer by then it comes back: 60 s for a desk, 300 s for another centre. */
  until: Time,
  note: z.string().nullable(),
});
export type AlertTransfer = z.infer<typeof AlertTransfer>;

/** Why an alert is out of sight, and what it comes back to. Nothing is forgotten under it: its condition is still followed. */
export const AlertOverlay = z.object({
  kind: z.enum(['shelved', 'suppressed', 'oos']),
  by: z.string(),
  at: Time,
  /** It ends then by itself; null only for an alert that was merged into another, which ends by a split. */
  until: Time.nullable(),
  reason: z.string(),
  /** suppressed: the written rule's id, or `merge:` and the alert that it was merged into. */
  rule: z.string().nullable(),
  /** Unacknowledged or acknowledged when it was put away. */
  under: z.enum(['unack', 'ack']),
});
export type AlertOverlay = z.infer<typeof AlertOverlay>;

/** One qualified person says that a held alert may be released; another confirms or it stays. */
export const ReleaseProposal = z.object({ by: UserName, role: Role, at: Time, reason: z.string() });
export type ReleaseProposal = z.infer<typeof ReleaseProposal>;

/** What somebody did about it, for the log. */
export const AlertAction = z.object({ by: UserName, role: Role, at: Time, what: z.string() });
export type AlertAction = z.infer<typeof AlertAction>;

export const AlertSeen = z.object({ by: UserName, role: Role, at: Time });
export type AlertSeen = z.infer<typeof AlertSeen>;

/**
 * Whom it calls. `team`: the operators (supervisors too while no operator is signed in). `supervisor`: those and the
 * supervisors. `everyone`: all desks, with a second sounder. `elsewhere`: nobody here (category C).
 */
export const AlertAudience = z.enum(['elsewhere', 'team', 'supervisor', 'everyone']);
export type AlertAudience = z.infer<typeof AlertAudience>;

/** A further condition of the same vessel: it joined this alert, which speaks for both. */
export const JoinedCondition = z.object({
  situation: z.string(),
  rule: z.string(),
  priority: AlertPriority,
  condition: Condition,
  since: Time,
  at: Time,
  tracks: z.array(z.string()),
  zone: z.object({ id: z.string(), name: z.string(), version: z.number().int() }).nullable(),
  position: Position.nullable(),
  figures: z.record(z.string(), z.number()),
  what: z.string(),
  where: z.string(),
  todo: z.string(),
  /** What was said, word for word, where that is what it is about; else null. */
  text: z.string().nullable().default(null),
});
export type JoinedCondition = z.infer<typeof JoinedCondition>;

/**
 * How far an alert's life has come, beside its state. Each has a default, so that what was kept before it existed still loads; see
 * server/watch/alerts/README.md for the state machine.
 */
const AlertLife = z.object({
  /** A matter of life: it never leaves the list by itself. */
  life: z.boolean().default(false),
  audience: AlertAudience.default('team'),
  /** Since when it asks for a person without one having answered: a silence does not end it. Null while it asks for none. */
  callingSince: Time.nullable().default(null),
  /** When it was last sounded or had its sound begun: raised, renewed, escalated, sounded again. */
  soundedAt: Time.nullable().default(null),
  /** `sil`: its sound begins again then. */
  silencedUntil: Time.nullable().default(null),
  owner: AlertOwner.nullable().default(null),
  /** `xfer` only. */
  transfer: AlertTransfer.nullable().default(null),
  /** `shelved`, `suppressed` and `oos` only. */
  overlay: AlertOverlay.nullable().default(null),
  release: ReleaseProposal.nullable().default(null),
  /** The newest thing that somebody logged as done since it was last taken on. */
  action: AlertAction.nullable().default(null),
  /** Who has looked at it, each once. Being seen is no revision: it makes nobody's command stale. */
  seenBy: z.array(AlertSeen).default([]),
  /** Set and cleared three times within a minute. */
  chattering: z.boolean().default(false),
  /** When its condition was last set, at most three. */
  sets: z.array(Time).default([]),
  /** While it chatters: how long the condition must stay away to count as gone, in milliseconds; else 0. */
  offDelayMs: z.number().int().min(0).default(0),
  /** Why it does not sound although it asks for a person: it chatters, or there are too many. Shown all the same. */
  held: z.enum(['chatter', 'flood']).nullable().default(null),
  /** Further conditions of the same vessel that joined it, oldest first; `repeats` counts them. */
  joined: z.array(JoinedCondition).default([]),
  /** What was said, word for word, where that is what its own condition is about (a safety-related text); else null. */
  text: z.string().nullable().default(null),
  /** The joined situation that the newest change is about; null when it is about the alert itself. */
  joinedNow: z.string().nullable().default(null),
  /** What a person must know of how it came to stand as it does, in words: who is absent, who refused, that it escalated. It stays until somebody answers, also while silenced. Null when its state says all. */
  notice: z.string().nullable().default(null),
  due: AlertDue.default(() => AlertDue.parse({})),
});

/** An alert to which nothing has happened yet. */
export const UNTOUCHED: Readonly<z.infer<typeof AlertLife>> = AlertLife.parse({});

/** A condition that needs a person. The server owns it; screens only render it. */
export const Alert = z.object({
  /** Unique in its watch and never used again: `a1`, `a2`, ... */
  id: z.string().regex(/^a[1-9]\d*$/),
  /** What makes it one situation: rule, zone and tracks. A new instance of the same situation is a new alert. */
  situation: z.string(),
  instance: z.number().int().min(1),
  rule: z.string(),
  priority: AlertPriority,
  category: AlertCategory,
  state: AlertState,
  condition: Condition,
  latched: z.boolean(),
  /** Goes up with every change; a command names the one that its sender saw. */
  revision: z.number().int().min(1),
  escalation: z.number().int().min(0),
  /** Time of the position that began the condition. */
  since: Time,
  raisedAt: Time,
  changedAt: Time,
  /** When the condition went, or null while it stands. */
  clearedAt: Time.nullable(),
  /** Track ids, the main one first. */
  tracks: z.array(z.string()),
  zone: z.object({ id: z.string(), name: z.string(), version: z.number().int() }).nullable(),
  /** Where the main track was when the alert was raised or last renewed. */
  position: Position.nullable(),
  /** Numbers with their unit in the name's documentation: `dwell_s`, `tcpa` (min), `cpa` (nm), `distance_nm` ... */
  figures: z.record(z.string(), z.number()),
  /** In words for a person: what happens, to whom, where; and what to do. */
  what: z.string(),
  who: z.string(),
  where: z.string(),
  todo: z.string(),
  acknowledged: Acknowledgement.nullable(),
  /** How often the condition came back, another joined it, or it was sounded again while the alert stood. */
  repeats: z.number().int().min(0),
  ...AlertLife.shape,
});
export type Alert = z.infer<typeof Alert>;

/** What the newest change of an alert is about: a condition that joined it, or the alert itself. */
export const newestOf = (alert: Alert): Alert | JoinedCondition => (alert.joinedNow === null ? alert : (alert.joined.find(({ situation }) => situation === alert.joinedNow) ?? alert));

/** The tracks of an alert's own condition. Those of all that joined stand in the alert, the main one first; its own are those that nothing else brought. */
export function ownTracks({ situation, tracks, joined }: Alert): string[] {
  const added = new Set(joined.flatMap((part) => (part.situation === situation ? [] : part.tracks)));
  return tracks.filter((id, i) => i === 0 || !added.has(id));
}

/** What moved an alert, or what happened to it. */
export const AlertEvent = z.enum([
  'raised',
  'acknowledged',
  /** The condition went. */
  'cleared',
  /** The condition came back. */
  'renewed',
  'unverifiable',
  'verifiable',
  /** Left the list by itself: a cleared warning that nobody saw in half an hour. */
  'closed',
  'silenced',
  /** The silence ran out, or something happened that it did not cover. */
  'unsilenced',
  /** An unacknowledged warning sounded again. */
  're-alerted',
  'escalated',
  /** Acknowledged, nothing done: it asks again. */
  're-alarmed',
  'transferred',
  'accepted',
  'refused',
  /** Nobody answered the transfer in time. */
  'transfer-lapsed',
  'owner-absent',
  'shelved',
  'unshelved',
  'suppressed',
  'unsuppressed',
  'out-of-service',
  'in-service',
  'release-proposed',
  'released',
  /** Somebody has looked at it. */
  'seen',
  /** Somebody logged what was done. */
  'logged',
  /** New evidence of danger, or a higher priority. */
  'worsened',
  /** A further condition of the same vessel joined it. */
  'joined',
  /** A joined condition went, came back or cannot be checked, and the alert stands as before. */
  'joined-changed',
  'chattering',
  'calmed',
  /** Too many at once: its sound is held. */
  'held',
  'unheld',
]);
export type AlertEvent = z.infer<typeof AlertEvent>;
