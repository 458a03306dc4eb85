import { existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';

/** Where Varne keeps its data when nobody says otherwise: the user's own place for data, never the program's folder. */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Varne');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Varne');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'varne');
}

/** Makes the folder, for its owner only. Null when it is there, else why not, in words. */
export function makeFolder(folder: string): string | null {
  try {
    makeUpwards(resolve(folder));
    return null;
  } catch (error) {
    return `The data folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}. Choose another with --data.`;
  }
}

/** Parents first, each by itself: Node's own recursion never ends where a file system refuses new folders (`/proc`). */
function makeUpwards(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error('a file of that name is in the way');
    return;
  }
  makeUpwards(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
