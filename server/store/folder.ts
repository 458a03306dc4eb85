import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
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
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    return `The data folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}. Choose another with --data.`;
  }
}
