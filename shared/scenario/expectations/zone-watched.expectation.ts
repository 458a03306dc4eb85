import { z } from 'zod';
import { Offset } from '../times.ts';
import { expectationBase } from './expectation-base.ts';

/** Somebody has a zone on their screen, counted from `from`. */
export const ZoneWatchedExpectation = z
  .strictObject({
    kind: z.literal('zone-watched'),
    ...expectationBase,
    zone: z.string().min(1).describe('Id of the zone.'),
    from: Offset.describe('From when on it should be watched.'),
  })
  .describe('Somebody has a zone on the screen within a time.');
