import { z } from 'zod';
import { Id } from '../names.ts';
import { injectBase } from './inject-base.ts';
import { said } from './said.ts';

/** Another report of a boat that was reported before: the trap is to count two. */
export const SecondReportInject = z
  .strictObject({ kind: z.literal('second-report'), ...injectBase, of: Id.describe('The report of the same boat that came before.'), ...said })
  .describe('Another report of a boat that was reported before.');
