import type { z } from 'zod';

/** Where it is wrong and what, as a person reads it: `properties.rules.0.priority: ...`; nothing of where, when it is the whole. */
export function issueText(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'it does not fit.';
  const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  const more = error.issues.length > 1 ? ` And ${error.issues.length - 1} more.` : '';
  return `${where}${issue.message}.${more}`;
}
