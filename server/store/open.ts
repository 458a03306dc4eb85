import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../journal/contract.ts';
import type { Time } from '../../shared/words/position.ts';
import { makeFolder } from './folder.ts';
import { takeServingLock, type ServingLock } from './serving-lock.ts';
import { openDatabase } from './sqlite/database.ts';
import { migrate } from './sqlite/migrate.ts';
import { SqliteStore } from './sqlite/store.ts';
import { databaseTrouble } from './sqlite/unavailable.ts';

export { defaultDataFolder } from './folder.ts';
export { noteServing, servedAt } from './serving-lock.ts';

export interface StoreOptions {
  readonly folder: string;
  /**
   * `serve` (the default): the one process that runs the watches; a second is refused.
   * `beside`: a command that works while another process serves; it writes no journal and no traffic.
   * `inspect`: reads what is there now, and makes nothing: the folder must be there.
   */
  readonly use?: 'serve' | 'beside' | 'inspect';
  /** Wall time, for what is dated when it is made. */
  readonly clock?: () => Time;
}

/** The one file that everything is in (SQLite keeps `-wal` and `-shm` beside it). */
export const DATABASE_FILE = 'varne.sqlite';

/** Opens a data folder, making it when it is new, or says in words why it cannot. */
export async function openStore({ folder, use = 'serve', clock = Date.now }: StoreOptions): Promise<Store | { problem: string }> {
  const path = join(folder, DATABASE_FILE);
  if (use === 'inspect' && !existsSync(path)) return { problem: `There is no Varne data in ${folder}.` };
  const unmade = makeFolder(folder);
  if (unmade !== null) return { problem: unmade };

  let lock: ServingLock | null = null;
  if (use === 'serve') {
    const taken = takeServingLock(folder);
    if ('problem' in taken) return taken;
    lock = taken;
  }
  const opened = await openFile(path);
  if ('problem' in opened) {
    lock?.release();
    return { problem: `The data folder ${folder} cannot be used: ${opened.problem}` };
  }
  const { db, connection } = opened;
  // One view of everything until the end: whoever serves may put a chunk in the place of its parts meanwhile, and a book grow.
  if (use === 'inspect') connection.exec('BEGIN');
  return new SqliteStore(db, clock, () => {
    if (use === 'serve') tidy(connection);
    connection.close();
    lock?.release();
  });
}

async function openFile(path: string): Promise<ReturnType<typeof openDatabase> | { problem: string }> {
  let opened: ReturnType<typeof openDatabase>;
  try {
    // Made here first, so that nobody but the owner may read it.
    closeSync(openSync(path, 'a', 0o600));
    opened = openDatabase(path);
  } catch (error) {
    return { problem: said(error) };
  }
  try {
    const problem = await migrate(opened.db);
    if (problem === null) return opened;
    opened.connection.close();
    return { problem };
  } catch (error) {
    opened.connection.close();
    return { problem: said(error) };
  }
}

/** Brings everything into the one file, so that a copy of it is whole. What is held by another program stays in the log beside it. */
function tidy(connection: ReturnType<typeof openDatabase>['connection']): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (databaseTrouble(error) === null) throw error;
  }
}

function said(error: unknown): string {
  const trouble = databaseTrouble(error);
  if (trouble !== null) return `${trouble.reason}. ${trouble.todo}`;
  return `${error instanceof Error ? error.message : String(error)}.`;
}
