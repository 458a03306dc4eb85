import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where what the situations come to is kept. */
export const kept = (file: string): string => fileURLToPath(new URL(`kept/${file}`, import.meta.url));

/**
 * The text that is kept, which `now` must be to the byte. `VARNE_KEEP=1` keeps `now` instead: look at what changed
 * before you commit that.
 */
export function keptText(file: string, now: string): string {
  if (process.env.VARNE_KEEP === '1') {
    mkdirSync(kept(''), { recursive: true });
    writeFileSync(kept(file), now);
  }
  return readFileSync(kept(file), 'utf8');
}
