import { z } from 'zod';
import { SourceHealth } from '../words/source.ts';

/** `GET /healthz`: open to all, so it says nothing of people. */
export const Health = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  watch: z.string(),
  /** Watch time. */
  at: z.iso.datetime(),
  uptime: z.number(),
  tracks: z.object({ live: z.number().int(), lost: z.number().int() }),
  alerts: z.object({ unacknowledged: z.number().int(), standing: z.number().int() }),
  entries: z.number().int(),
  clients: z.number().int(),
  journal: z.enum(['ok', 'failing']),
  sources: z.array(SourceHealth),
});
export type Health = z.infer<typeof Health>;
