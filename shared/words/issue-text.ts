import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong, as a person reads it: the words that the schema itself has for it, else plain ones of ours. */
export function issueWords(issue: Issue): string {
  // Only where the schema has no words of its own does the library put these in their place.
  if (!/^(Too (big|small)|Invalid|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('received undefined') ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `must ${limit(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}`;
    case 'too_small':
      return `must ${limit(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.map((key) => `"${key}"`).join(', ')} here`;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', object: 'an object', array: 'a list' };

function limit(origin: string, than: string, bound: number | bigint): string {
  if (origin === 'string') return `have ${than} ${bound} characters`;
  if (origin === 'array' || origin === 'set') return `have ${than} ${bound} items`;
  return `be ${than} ${bound}`;
}

/** Where it is wrong and what, as a person reads it: `properties.rules.0.priority: ...`; nothing of where, when it is the whole. */
export function issueText(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'it does not fit.';
  const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  const more = error.issues.length > 1 ? ` And ${error.issues.length - 1} more.` : '';
  return `${where}${issueWords(issue)}.${more}`;
}
