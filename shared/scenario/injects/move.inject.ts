import { z } from 'zod';
import { VesselRef } from '../names.ts';
import { Place } from '../place.ts';
import { Course, Knots } from '../quantities.ts';
import { injectBase } from './inject-base.ts';

/** The trainer takes a vessel in hand: another place, another course, another way to go. */
export const MoveInject = z
  .strictObject({
    kind: z.literal('move'),
    ...injectBase,
    vessel: VesselRef,
    to: Place.optional().describe('It is there from now on. Far from where it was, the picture holds it for impossible until the next position confirms it.'),
    course: Course.optional().describe('It turns to this.'),
    speed: Knots.optional(),
    route: z.array(Place).min(1).max(100).optional().describe('It goes there from where it is.'),
  })
  .describe('A vessel is moved, or given another course, speed or route.');
