import { z } from 'zod';
import { Duration } from '../times.ts';
import { injectBase } from './inject-base.ts';

/** A feed brings nothing, and comes back. */
export const FeedLostInject = z
  .strictObject({
    kind: z.literal('feed-lost'),
    ...injectBase,
    feed: z
      .string()
      .min(1)
      .max(200)
      .describe('ais or radar; with a recording also the name of one of its sources.'),
    for: Duration.optional().describe('After this it is back. Without it: not in this scenario.'),
  })
  .describe('A feed brings nothing, until it is back.');
