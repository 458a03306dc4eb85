import { z } from 'zod';
import { VesselRef } from '../names.ts';
import { Duration } from '../times.ts';
import { injectBase } from './inject-base.ts';

/** A vessel's AIS is switched off. */
export const AisOffInject = z
  .strictObject({ kind: z.literal('ais-off'), ...injectBase, vessel: VesselRef, for: Duration.optional().describe('After this it sends again. Without it: never.') })
  .describe('The AIS of a named vessel is switched off.');
