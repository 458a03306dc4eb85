import { z } from 'zod';
import { Course, Knots } from '../quantities.ts';

/** What stream and wind together do to something without way of its own: constant, as stated. */
export const Drift = z.strictObject({ set: Course.describe('Where it is carried to, degrees true.'), rate: Knots.describe('How fast.') });
export type Drift = z.infer<typeof Drift>;
