import { createReadStream } from 'node:fs';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const BLOCK = 256 * 1024;

/** The bytes of a file, unpacked when its name ends in `.gz`, or of standard input (`-`), in blocks as they are wanted. */
export function fileBytes(path: string): Readable {
  if (path === '-') return process.stdin;
  const raw = createReadStream(path, { highWaterMark: BLOCK });
  if (!path.endsWith('.gz')) return raw;
  const unpacked = createGunzip({ chunkSize: BLOCK });
  raw.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => raw.destroy());
  return raw.pipe(unpacked);
}

/** Why a file cannot be read, in words. */
export function fileProblem(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return `there is no file ${path}`;
  if (code === 'EACCES') return `${path} may not be read`;
  if (code === 'EISDIR') return `${path} is a folder`;
  if (typeof code === 'string' && code.startsWith('Z_')) return `${path} is not sound gzip`;
  return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
