import type { z } from 'zod';
import type { Path } from './where.ts';

type Issue = z.core.$ZodIssue;

/** One thing that is wrong, and where; `onKey` when it is the key that is wrong and not its value. */
export interface Wording {
  readonly path: Path;
  readonly message: string;
  readonly onKey?: boolean;
}

const KINDS: Readonly<Record<string, string>> = { object: 'a block of its own', array: 'a list', string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false' };
const listed = (values: readonly unknown[]): string => values.map(String).join(', ');
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** Says an issue of zod's as a person would: what is wrong, and what is allowed. `given` is what stands there. */
export function wordings(issue: Issue, given: unknown, allowedKeys: (path: Path) => readonly string[]): Wording[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(path);
    return issue.keys.map((key) => ({ path: [...path, key], onKey: true, message: `there is no "${key}" here${key.includes(' ') ? ' (between { and } text with a comma needs quotes)' : ''}${allowed.length === 0 ? '' : `; there is ${listed(allowed)}`}` }));
  }
  const missing = given === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, message: missing ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}, not ${shown(given)}` }];
    case 'invalid_value':
      return [{ path, message: missing ? `is missing: one of ${listed(issue.values)}` : `${shown(given)} is not possible; ${issue.values.length === 1 ? 'it must be' : 'one of'} ${listed(issue.values)}` }];
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
      if (options.length > 0) return [{ path, message: missing ? `is missing: one of ${listed(options)}` : `there is no ${shown(given)}; one of ${listed(options)}` }];
      return [{ path, message: missing ? `is missing: ${issue.message}` : `${shown(given)} cannot be read: ${issue.message}` }];
    }
    case 'invalid_format':
      return [{ path, message: `${shown(given)} cannot be read: ${issue.message}` }];
    default:
      return [{ path, message: missing ? 'is missing' : `${shown(given)}: ${issue.message}` }];
  }
}
