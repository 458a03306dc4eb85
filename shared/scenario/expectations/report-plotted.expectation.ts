import { z } from 'zod';
import { Id } from '../names.ts';
import { Miles } from '../quantities.ts';
import { expectationBase } from './expectation-base.ts';

/** A call is taken down: a report near the position that was said, counted from the call. */
export const ReportPlottedExpectation = z
  .strictObject({
    kind: z.literal('report-plotted'),
    ...expectationBase,
    of: Id.describe('The reporting inject that it is about.'),
    near: Miles.default(1).describe('How far from what was said the plot may be.'),
  })
  .describe('A report is plotted within a time of the call.');
