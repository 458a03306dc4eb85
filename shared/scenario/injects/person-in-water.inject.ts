import { z } from 'zod';
import { Place } from '../place.ts';
import { Duration } from '../times.ts';
import { Drift } from './drift.ts';
import { injectBase } from './inject-base.ts';

/** Somebody is in the water, with a beacon or without. Radars do not see a person. */
export const PersonInWaterInject = z
  .strictObject({
    kind: z.literal('person-in-water'),
    ...injectBase,
    position: Place,
    people: z.number().int().min(1).max(500).default(1),
    beacon: z.enum(['mob', 'sart', 'epirb', 'none']).default('mob').describe('What calls by AIS: a man-overboard device (972), a raft\'s transmitter (970), an emergency beacon (974), or nothing.'),
    drift: Drift.optional(),
    for: Duration.optional().describe('How long the beacon sends. Without it: to the end.'),
  })
  .describe('A person in the water, with an AIS beacon or without.');
