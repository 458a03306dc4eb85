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

export const Acknowledgement = z.object({
  by: UserName,
  role: Role,
  at: Time,
  note: z.string().nullable(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

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
  /** How often the condition came back while the alert stood. */
  repeats: z.number().int().min(0),
});
export type Alert = z.infer<typeof Alert>;

/** What moved an alert from one state to another. */
export const AlertEvent = z.enum(['raised', 'acknowledged', 'cleared', 'renewed', 'unverifiable', 'verifiable', 'closed']);
export type AlertEvent = z.infer<typeof AlertEvent>;
