import { z } from 'zod';
import { AisOffInject } from './injects/ais-off.inject.ts';
import { CorrectionInject } from './injects/correction.inject.ts';
import { EngineStopsInject } from './injects/engine-stops.inject.ts';
import { FeedLostInject } from './injects/feed-lost.inject.ts';
import { FogInject } from './injects/fog.inject.ts';
import { IgnoresRulesInject } from './injects/ignores-rules.inject.ts';
import { MoveInject } from './injects/move.inject.ts';
import { PersonInWaterInject } from './injects/person-in-water.inject.ts';
import { ReportInject } from './injects/report.inject.ts';
import { SecondReportInject } from './injects/second-report.inject.ts';
import { VesselInject } from './injects/vessel.inject.ts';
import { WrongPositionInject } from './injects/wrong-position.inject.ts';

/** Everything that a trainer can let happen. Times are milliseconds from the start, positions `[lon, lat]`; `z.encode` writes it as people do. */
export const Inject = z.discriminatedUnion('kind', [
  ReportInject,
  SecondReportInject,
  WrongPositionInject,
  CorrectionInject,
  VesselInject,
  EngineStopsInject,
  FeedLostInject,
  FogInject,
  IgnoresRulesInject,
  AisOffInject,
  PersonInWaterInject,
  MoveInject,
]);
export type Inject = z.infer<typeof Inject>;

/** Those by which somebody reports something. */
export type ReportingInject = Extract<Inject, { seen: string }>;
export const isReporting = (inject: Inject): inject is ReportingInject => 'seen' in inject;

/**
 * An inject that was fired: an input of the run like any other. The same scenario with the same fired injects is the same run.
 * Those of the file fire by themselves and are not in any list; `at` is when it took effect, milliseconds from the start.
 */
export const FiredInject = z.object({ at: z.number().int().min(0), inject: Inject });
export type FiredInject = z.infer<typeof FiredInject>;
