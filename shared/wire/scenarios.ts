import { z } from 'zod';

/** A scenario that comes with the product: what a trainer chooses by, and its text. */
export const ScenarioCard = z.object({
  id: z.string(),
  title: z.string(),
  brief: z.string(),
  objectives: z.array(z.string()),
  minutes: z.number(),
  text: z.string(),
});
export type ScenarioCard = z.infer<typeof ScenarioCard>;
