import { z } from 'zod';
import { VesselRef } from '../names.ts';
import { Duration } from '../times.ts';
import { Drift } from './drift.ts';
import { injectBase } from './inject-base.ts';

/** An engine stops: the vessel drifts. */
export const EngineStopsInject = z
  .strictObject({
    kind: z.literal('engine-stops'),
    ...injectBase,
    vessel: VesselRef,
    drift: Drift,
    for: Duration.optional().describe('After this it runs again. Without it: never.'),
    saysSo: z.boolean().default(false).describe('Its AIS says "not under command".'),
  })
  .describe('An engine stops and the vessel drifts with stream and wind.');
