import { z } from 'zod';

/** `serve`'s settings, from flags over `VARNE_*` over defaults. */
export const ServeOptions = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(8080),
  data: z.string().min(1),
  sources: z.array(z.string().min(1)).min(1).default(['sim:']),
  /** A GeoJSON file of zones in place of the built-in ones. */
  zones: z.string().optional(),
  log: z.enum(['error', 'warn', 'info', 'debug']).default('warn'),
});
export type ServeOptions = z.infer<typeof ServeOptions>;
