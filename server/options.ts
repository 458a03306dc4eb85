import { z } from 'zod';

const PORT = 'must be between 0 and 65535';

/** `serve`'s settings, from flags over `VARNE_*` over defaults. */
export const ServeOptions = z.object({
  host: z.string().min(1, 'an address is needed').default('127.0.0.1'),
  port: z.coerce.number('must be a number').int('must be a whole number').min(0, PORT).max(65_535, PORT).default(8080),
  data: z.string().min(1),
  sources: z.array(z.string().min(1, 'a source must be named')).min(1, 'a source must be named').default(['sim:']),
  /** A GeoJSON file of zones in place of the built-in ones. */
  zones: z.string().optional(),
  /** A JSON file of the other rules' limits, over those delivered. */
  rules: z.string().optional(),
  log: z.enum(['error', 'warn', 'info', 'debug'], 'must be error, warn, info or debug').default('warn'),
});
export type ServeOptions = z.infer<typeof ServeOptions>;
