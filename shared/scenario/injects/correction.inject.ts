import { z } from 'zod';
import { Id } from '../names.ts';
import { injectBase } from './inject-base.ts';
import { said } from './said.ts';

/** The right position of what was reported wrongly before: a new report, for a report is never changed. */
export const CorrectionInject = z
  .strictObject({ kind: z.literal('correction'), ...injectBase, corrects: Id.describe('The wrong-position that it puts right.'), ...said })
  .describe('The right position of what a wrong-position said.');
