import { z } from 'zod';
import { Id } from '../names.ts';
import { Offset } from '../times.ts';

/** What every inject has. Without `at` it waits for the trainer, who fires it by hand. */
export const injectBase = {
  id: Id.describe('What the rest of the scenario calls it.'),
  at: Offset.optional().describe('When it happens, as +00:10:00. Without it the trainer fires it by hand.'),
  note: z.string().trim().max(1_000).optional().describe('For the trainer only.'),
};
