import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { Role, UserName } from '../../shared/words/role.ts';
import type { NewGrant } from '../journal/contract.ts';

const Given = z.object({ user: z.string().optional(), role: z.string().optional(), data: z.string().optional(), url: z.string().optional(), help: z.boolean().optional() });

/** What `token` and `link` were asked. `wrong` is one clear line for a person. */
export type GrantArguments = { help: true } | { wrong: string } | { grant: NewGrant; data: string | undefined; url: string | undefined };

/** Reads `--user NAME --role ROLE [--data DIR] [--url URL]`. */
export function grantArguments(args: string[], extra: NonNullable<ParseArgsConfig['options']> = {}): GrantArguments {
  let given: z.infer<typeof Given>;
  try {
    const options = { user: { type: 'string' }, role: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' }, ...extra } as const;
    given = Given.parse(parseArgs({ args, options }).values);
  } catch (error) {
    return { wrong: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
  if (given.help === true) return { help: true };
  if (given.user === undefined) return { wrong: '--user NAME is needed' };
  const name = UserName.safeParse(given.user);
  if (!name.success) return { wrong: `--user: ${name.error.issues[0]?.message ?? 'not a name'}` };
  if (given.role === undefined) return { wrong: `--role is needed: one of ${Role.options.join(', ')}` };
  const role = Role.safeParse(given.role);
  if (!role.success) return { wrong: `--role '${given.role}' is none of ${Role.options.join(', ')}` };
  return { grant: { name: name.data, role: role.data }, data: given.data, url: given.url };
}
