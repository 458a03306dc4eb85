import { z } from 'zod';

/** Why a thing could not be done: named, so that a program can tell them apart. */
export const ProblemName = z.enum([
  'invalid',
  'not-signed-in',
  'role-not-allowed',
  'not-found',
  'unknown-alert',
  'unknown-track',
  'already-acknowledged',
  'already-cleared',
  'not-acknowledgeable',
  'stale-revision',
  'key-reused',
  'observed-in-future',
  'journal-unavailable',
  'too-many-requests',
  'too-large',
  'link-spent',
  'internal',
]);
export type ProblemName = z.infer<typeof ProblemName>;

/** RFC 9457. `type` is `urn:varne:problem:NAME`; what else helps stands beside it. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What happened, what was kept, and what to do. */
  detail: z.string(),
  name: ProblemName,
});
export type Problem = z.infer<typeof Problem>;
