import { z } from 'zod';
import { JournalUnavailable } from '../../journal/contract.ts';

const SqliteTrouble = z.object({ code: z.string().startsWith('SQLITE_'), message: z.string() });

/** Nothing here can mend it: what is lost is what was kept since the last copy. */
const DAMAGED = 'Stop Varne, keep a copy of the data folder as it is, check the disk, and go on with the last good copy or a new data folder.';

/** The reason and what to do, by the beginning of SQLite's code. */
const WORDS: readonly [code: string, reason: string, todo: string][] = [
  ['SQLITE_FULL', 'the disk is full', 'Make room on the disk of the data folder, then try again.'],
  ['SQLITE_READONLY', 'the data folder may not be written to', 'Check the rights of the data folder, then try again.'],
  ['SQLITE_BUSY', 'another program holds the database', 'Close what else has the data folder open, then try again.'],
  ['SQLITE_LOCKED', 'another program holds the database', 'Close what else has the data folder open, then try again.'],
  ['SQLITE_IOERR', 'the disk reports an error', 'Check the disk of the data folder, then try again.'],
  ['SQLITE_CANTOPEN', 'the database cannot be opened', 'Check that the data folder is there, then try again.'],
  ['SQLITE_CORRUPT', 'the database file is damaged', DAMAGED],
  ['SQLITE_NOTADB', 'the database file is damaged', DAMAGED],
];

/** Why the database refused, in words, or null when the error is not the database's. */
export function databaseTrouble(error: unknown): { reason: string; todo: string } | null {
  const trouble = SqliteTrouble.safeParse(error);
  if (!trouble.success) return null;
  const { code, message } = trouble.data;
  for (const [begins, reason, todo] of WORDS) if (code.startsWith(begins)) return { reason, todo };
  return { reason: `the database refused it (${code}: ${message})`, todo: 'Run `varne verify`.' };
}

/**
 * Runs work on the database; its refusals become JournalUnavailable. `doing` completes "... could not be ...":
 * "The journal could not be written".
 */
export async function orUnavailable<T>(doing: string, kept: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const trouble = databaseTrouble(error);
    if (trouble === null) throw error;
    throw new JournalUnavailable(`${doing}: ${trouble.reason}. ${kept} ${trouble.todo}`, { cause: error });
  }
}
