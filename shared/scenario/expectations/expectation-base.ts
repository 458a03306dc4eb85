import { z } from 'zod';
import { Id, Sentence, VesselRef } from '../names.ts';
import { Duration } from '../times.ts';

/** What every expectation has. */
export const expectationBase = {
  id: Id,
  what: Sentence.describe('In words, for the debrief: what somebody is expected to do.'),
  within: Duration.describe('The time limit. Later is late; not at all is missed.'),
};

/** Which alert is meant: its rule, and where that is not enough whose it is or which zone\'s. */
export const alertMeant = {
  rule: z.string().regex(/^[a-z][a-z-]*$/, 'the name of a rule, as closest-approach').describe('The rule that raises it, as closest-approach.'),
  vessel: VesselRef.optional().describe('The vessel that it is about.'),
  zone: z.string().min(1).optional().describe('Id of its zone.'),
};
