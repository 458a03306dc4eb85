import { z } from 'zod';
import { AlertPriority } from '../words/alert.ts';
import { Position, Time } from '../words/position.ts';
import { UserName } from '../words/role.ts';
import { RuleSettings } from '../words/rules.ts';
import { ZoneFeature, ZoneProperties } from '../words/zone.ts';
import { CommandKey } from './command-key.ts';

/** A zone as somebody draws or imports it: a `ZoneFeature` whose version is not looked at, for the server gives it. */
export const ZoneDraft = ZoneFeature.extend({
  id: z.union([z.string(), z.number()]).optional(),
  properties: ZoneProperties.extend({ version: z.unknown().optional(), source: z.string().max(500).default('drawn here') }),
});
export type ZoneDraft = z.input<typeof ZoneDraft>;

/** What can be wrong with a zone, or with all of them together. */
export const ZoneFaultName = z.enum([
  'too-many-zones',
  'too-many-points',
  'too-many-rules',
  'duplicate-id',
  'self-crossing',
  /** Its latitudes stand where its longitudes should. */
  'exchanged',
  'no-area',
  'stray-hole',
  'no-name',
  'dwell-without-limit',
  'approach-without-limit',
  'speed-without-limit',
  'speed-without-room',
]);
export type ZoneFaultName = z.infer<typeof ZoneFaultName>;

/** Stands in the problem `unusable-zones` as `faults`, the first of them in its `detail`. */
export const ZoneFault = z.object({
  fault: ZoneFaultName,
  /** Id and name of the zone; null when it is about all of them. */
  zone: z.string().nullable(),
  name: z.string().nullable(),
  /** What is wrong and what to do. */
  why: z.string(),
  /** Where on the chart, when it is at a place. */
  position: Position.nullable(),
});
export type ZoneFault = z.infer<typeof ZoneFault>;

/** Changes what the watch goes by; supervisors. What is left out stays as it is. */
export const SettingsBody = z
  .object({
    key: CommandKey.optional(),
    /** The revision that the person saw; another one is refused as `stale-settings`, with the `settings` as they stand. */
    revision: z.number().int().min(0),
    /** Every zone that there is to be from now on; one that is not named is removed. */
    zones: z.array(ZoneDraft).optional(),
    /** Every limit; one that is not named is as delivered. */
    rules: RuleSettings.optional(),
    /** Why. */
    note: z.string().trim().min(1, 'a reason is needed').max(500),
  })
  .strict();
export type SettingsBody = z.infer<typeof SettingsBody>;

/** What would have been, had these been in force. What is left out is as it is now. */
export const DryRunBody = z
  .object({
    zones: z.array(ZoneDraft).optional(),
    rules: RuleSettings.optional(),
    /** How far back from now. */
    hours: z.number().positive().max(72).default(24),
  })
  .strict();
export type DryRunBody = z.infer<typeof DryRunBody>;

/** Alerts of a dry run that are told in full. */
export const DRY_RUN_TELLS = 500;

export const DryRunAlert = z.object({
  /** Time of the position that raised it. */
  at: Time,
  /** Its id in the dry run. */
  alert: z.string(),
  rule: z.string(),
  priority: AlertPriority,
  /** Id of the zone, or null where the rule is no zone's. */
  zone: z.string().nullable(),
  what: z.string(),
  who: z.string(),
  where: z.string(),
  position: Position.nullable(),
  tracks: z.array(z.string()),
});
export type DryRunAlert = z.infer<typeof DryRunAlert>;

const DryRunFigures = z.object({
  /** Alerts that were raised, as `varne run` counts them. */
  raised: z.number().int(),
  /** Times that a desk was called by a sound: raised, come back, joined and worse; no caution, nothing held. */
  sounding: z.number().int(),
  /** Of those, in ten minutes of recorded time on average, and the most in any ten minutes. */
  perTenMinutes: z.number(),
  worstTenMinutes: z.number().int(),
});
export type DryRunFigures = z.infer<typeof DryRunFigures>;

/** The hours with other settings, without people: nobody acknowledges anything. */
export const DryRun = DryRunFigures.extend({
  from: Time,
  to: Time,
  /** Hours of the stretch for which traffic is recorded; gaps of more than a minute are not. */
  recordedHours: z.number(),
  /** The newest, newest first; `left` more are not told. */
  alerts: z.array(DryRunAlert).max(DRY_RUN_TELLS),
  left: z.number().int(),
  /** Most first. */
  byRule: z.array(z.object({ rule: z.string(), zone: z.string().nullable(), raised: z.number().int() })),
  /** The same hours with the settings that are in force now. */
  present: DryRunFigures,
});
export type DryRun = z.infer<typeof DryRun>;

/** The dry run that is under way now, if any: a watch has one at a time. */
export const DryRunState = z.object({
  running: z
    .object({
      /** Who asked for it, and whether that is whoever asks now. */
      by: UserName,
      mine: z.boolean(),
      /** How far it has come, 0 to 1. */
      part: z.number().min(0).max(1),
      /** Seconds since it began. */
      ranS: z.number().min(0),
    })
    .nullable(),
});
export type DryRunState = z.infer<typeof DryRunState>;

/** Alerts in ten minutes and for one operator: one on average, ten at most after an upset (HSE CHIS6 after EEMUA 191). */
export const GUIDANCE = { mean: 1, worst: 10 } as const;

export const AlertReportQuery = z.object({ hours: z.coerce.number().positive().max(24 * 31).default(24) });
export type AlertReportQuery = z.infer<typeof AlertReportQuery>;

const Rate = z.object({ mean: z.number(), worst: z.number() });

/** Which rules are the noisiest, and how often a desk was called. */
export const AlertReport = z.object({
  from: Time,
  to: Time,
  /** Noisiest first. */
  rules: z.array(
    z.object({
      rule: z.string(),
      zone: z.object({ id: z.string(), name: z.string() }).nullable(),
      raised: z.number().int(),
      /** Joined an alert that stood already. */
      joined: z.number().int(),
      sounding: z.number().int(),
      /** Median time to acknowledge, ms; null when none was. */
      acknowledgeMs: z.number().nullable(),
      /** Raised in these hours and not over yet. */
      standing: z.number().int(),
    }),
  ),
  /** Sounding alerts in ten minutes, of the whole desk as it was: by these the guidance on the worst is judged, as it is not kept who was there. */
  perTenMinutes: Rate.extend({ worstFrom: Time.nullable() }),
  /** Operators and supervisors with a screen open now, at least 1. Of the past this is an assumption, and only `perOperator` rests on it. */
  operators: z.number().int().min(1),
  /** What each would have had, had `operators` been there all the time. */
  perOperator: Rate,
  guidance: Rate,
});
export type AlertReport = z.infer<typeof AlertReport>;
