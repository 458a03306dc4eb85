import { z } from 'zod';
import { injectBase } from './inject-base.ts';
import { said } from './said.ts';

/** Somebody reports something: a call, a message, an aircraft, a ship. */
export const ReportInject = z.strictObject({ kind: z.literal('report'), ...injectBase, ...said }).describe('Somebody reports something: a call, a message, an aircraft.');
