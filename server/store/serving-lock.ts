import Database from 'libsql';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Held as long as a process serves a data folder. */
export interface ServingLock {
  release(): void;
}

/**
 * One process serves a data folder. The lock is SQLite's own exclusive lock on a small second file: the operating
 * system drops it when its holder dies, however it dies, so that a crash never leaves a folder locked. The number of
 * the process stands beside it for the message only.
 */
export function takeServingLock(folder: string): ServingLock | { problem: string } {
  const note = join(folder, 'serving.pid');
  let lock: Database.Database | null = null;
  try {
    // Not in WAL mode: there an exclusive lock is another thing. No prepared statement: it would outlive close().
    lock = new Database(join(folder, 'serving.lock'), { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      return {
        problem: `Another Varne${holder(note)} serves the data folder ${folder} already. Stop that one, or give this one another folder with --data.`,
      };
    }
    return { problem: `The data folder ${folder} cannot be locked: ${error instanceof Error ? error.message : String(error)}.` };
  }
  writeFileSync(note, `${process.pid}\n`, { mode: 0o600 });
  const held = lock;
  return {
    release() {
      rmSync(note, { force: true });
      held.exec('PRAGMA locking_mode = NORMAL');
      held.close();
    },
  };
}

function holder(note: string): string {
  try {
    const pid = readFileSync(note, 'utf8').trim();
    return /^\d+$/.test(pid) ? ` (process ${pid})` : '';
  } catch {
    return '';
  }
}
