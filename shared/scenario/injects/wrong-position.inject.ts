import { z } from 'zod';
import { Place } from '../place.ts';
import { injectBase } from './inject-base.ts';
import { said } from './said.ts';

/** A report whose position is wrong; a `correction` follows. */
export const WrongPositionInject = z
  .strictObject({ kind: z.literal('wrong-position'), ...injectBase, ...said, position: Place.describe('The wrong position, as it is said.') })
  .describe('A report whose position is wrong. A correction must follow.');
