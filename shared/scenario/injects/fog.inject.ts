import { z } from 'zod';
import { Miles } from '../quantities.ts';
import { Duration } from '../times.ts';
import { injectBase } from './inject-base.ts';

/** Fog, with the rain that comes with it: radars see a small echo less far. */
export const FogInject = z
  .strictObject({ kind: z.literal('fog'), ...injectBase, reach: Miles.describe('How far radars see meanwhile.'), for: Duration.optional().describe('After this it has lifted. Without it: not in this scenario.') })
  .describe('Fog: radars see less far.');
