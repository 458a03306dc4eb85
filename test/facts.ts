import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest above this file with a package.json, from the bundle of a benchmark too. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/**
 * Recordings and charts that tests may use but the project does not carry: `VARNE_FACTS`, by default
 * `../shared/facts` beside the project. Where a file is absent the test skips and says so on standard error.
 */
const folder = process.env.VARNE_FACTS ?? join(projectFolder(), '..', 'shared', 'facts');

/** The path of a fact, or null (said loudly) when it is not here. */
export function fact(path: string): string | null {
  const full = join(folder, path);
  if (existsSync(full)) return full;
  process.stderr.write(`\nSKIPPED for want of ${path}: not found in ${folder}. Set VARNE_FACTS to where it is.\n`);
  return null;
}
