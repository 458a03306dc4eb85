import Database from 'libsql';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Notes beside the lock: the number of the process that holds it, and where it is reached. */
const PROCESS = 'serving.pid';
const ADDRESS = 'serving.url';

/** Held as long as a process serves a data folder. */
export interface ServingLock {
  release(): void;
}

/** Notes where it is reached, for commands that work beside it; the note goes with the lock. */
export function noteServing(folder: string, url: string): void {
  writeFileSync(join(folder, ADDRESS), `${url}\n`, { mode: 0o600 });
}

/** Where the process is reached that serves the folder; null when none does, or it has not said. */
export function servedAt(folder: string): string | null {
  const pid = noted(join(folder, PROCESS));
  if (!/^\d+$/.test(pid) || !isAlive(Number(pid))) return null;
  const url = noted(join(folder, ADDRESS));
  return URL.canParse(url) ? url : null;
}

/** Signal 0 asks and does nothing; another user's process answers that it may not be asked. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * One process serves a data folder. The lock is SQLite's own exclusive lock on a small second file: the operating
 * system drops it when its holder dies, however it dies, so that a crash never leaves a folder locked. The number of
 * the process stands beside it for the message only.
 */
export function takeServingLock(folder: string): ServingLock | { problem: string } {
  const note = join(folder, PROCESS);
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
      rmSync(join(folder, ADDRESS), { force: true });
      held.exec('PRAGMA locking_mode = NORMAL');
      held.close();
    },
  };
}

function holder(note: string): string {
  const pid = noted(note);
  return /^\d+$/.test(pid) ? ` (process ${pid})` : '';
}

/** What stands in a note; nothing when it is not there. */
function noted(note: string): string {
  try {
    return readFileSync(note, 'utf8').trim();
  } catch {
    return '';
  }
}
