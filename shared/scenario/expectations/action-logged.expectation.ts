import { z } from 'zod';
import { alertMeant, expectationBase } from './expectation-base.ts';

/** What was done about an alert is logged, counted from when it was raised. */
export const ActionLoggedExpectation = z
  .strictObject({
    kind: z.literal('action-logged'),
    ...expectationBase,
    ...alertMeant,
    says: z.string().trim().min(1).max(100).optional().describe('A word that the log must contain, as lifeboat; capitals do not matter.'),
  })
  .describe('What was done about an alert is logged within a time of its being raised.');
