import { z } from 'zod';
import { Position } from './position.ts';
import { VesselClass } from './vessel.ts';
import { AlertPriority } from './alert.ts';

/** Ends where it begins, as GeoJSON has it (RFC 7946, 3.1.6). */
const Ring = z
  .array(Position)
  .min(4)
  .refine((ring) => ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1], 'a ring must end with its first position');
export const ZoneGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);
export type ZoneGeometry = z.infer<typeof ZoneGeometry>;

/** What a zone watches for. The names are the alert's `rule`. */
export const ZoneRuleName = z.enum(['zone-entry', 'zone-exit', 'zone-dwell', 'zone-approach', 'zone-speed']);
export type ZoneRuleName = z.infer<typeof ZoneRuleName>;

/** One rule of one zone. Times in seconds, distances in metres. */
export const ZoneRule = z.strictObject({
  rule: ZoneRuleName,
  /** Classes that it looks at; absent means every vessel (things that are no vessel never count). */
  classes: z.array(VesselClass).min(1).optional(),
  priority: AlertPriority.default('warning'),
  /** The condition must hold this long before the alert is raised (the on-delay). */
  holdS: z.number().min(0).max(86_400).default(10),
  /** A vessel has left only when it is this far beyond the line (the deadband). */
  hysteresisM: z.number().min(0).max(10_000).default(100),
  /** ... and has been for this long (the off-delay). */
  releaseS: z.number().min(0).max(86_400).default(30),
  /** zone-dwell: seconds inside before it is too long. */
  dwellS: z.number().positive().max(7 * 86_400).optional(),
  /** zone-approach: minutes ahead, on present course and speed. */
  withinMin: z.number().positive().max(120).optional(),
  /** zone-speed: knots that are too fast, too slow; either or both. */
  aboveKn: z.number().min(0).max(100).optional(),
  belowKn: z.number().min(0).max(100).optional(),
  /** zone-entry: raise it also for a vessel whose first position is already inside. */
  firstSeenInside: z.boolean().default(false),
}, { error: (issue) => (issue.code === 'unrecognized_keys' ? `a zone's rule knows no ${issue.keys.map((key) => `"${key}"`).join(', ')}` : undefined) });
export type ZoneRule = z.infer<typeof ZoneRule>;

export const ZoneKind = z.enum(['geofence', 'harbour-approach', 'lane', 'separation', 'inshore', 'anchorage', 'exercise', 'other']);
export type ZoneKind = z.infer<typeof ZoneKind>;

export const ZoneProperties = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: z.string().min(1).max(80),
  kind: ZoneKind,
  version: z.number().int().min(1),
  rules: z.array(ZoneRule),
  source: z.string(),
});
export type ZoneProperties = z.infer<typeof ZoneProperties>;

export const ZoneFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: ZoneGeometry,
  properties: ZoneProperties,
});
/** A named area with rules. */
export type ZoneFeature = z.infer<typeof ZoneFeature>;

export const ZoneCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(ZoneFeature) });
export type ZoneCollection = z.infer<typeof ZoneCollection>;
