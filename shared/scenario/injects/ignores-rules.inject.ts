import { z } from 'zod';
import { VesselRef } from '../names.ts';
import { Course, Knots } from '../quantities.ts';
import { injectBase } from './inject-base.ts';

/** A ship ignores the rules of the road. */
export const IgnoresRulesInject = z
  .strictObject({
    kind: z.literal('ignores-rules'),
    ...injectBase,
    vessel: VesselRef,
    how: z
      .enum(['turns-against-flow', 'stands-on', 'collision-course'])
      .describe('turns-against-flow: goes back where it came from, or on `course`. stands-on: keeps course and speed and gives way to nobody. collision-course: steers for `target`.'),
    course: Course.optional().describe('turns-against-flow: the course to steer.'),
    speed: Knots.optional().describe('Without it: as it goes.'),
    target: VesselRef.optional().describe('collision-course: whom it would meet.'),
  })
  .describe('A ship ignores the rules: against the flow, does not give way, collision course.');
