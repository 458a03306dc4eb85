import { z } from 'zod';
import { alertMeant, expectationBase } from './expectation-base.ts';

/** An alert is acknowledged, counted from when it was raised. */
export const AlertAcknowledgedExpectation = z
  .strictObject({ kind: z.literal('alert-acknowledged'), ...expectationBase, ...alertMeant })
  .describe('An alert is acknowledged within a time of being raised.');
